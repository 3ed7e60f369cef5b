/** The page of a record, in points. */
export const TOP = 56;
export const LEFT = 56;
export const WIDTH = 483;
export const BOTTOM = 792;
/** What answers for it takes so much at the foot of the last page. */
export const ENDING = 176;
