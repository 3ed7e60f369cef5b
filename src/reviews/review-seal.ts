/** Where the words of calls back and samples stand, for sealing each to its place. */
export const callBackSealContext = (id: string) => `call_back.note:${id}`;
export const sampleSealContext = (id: string) => `sample_review.remark:${id}`;
