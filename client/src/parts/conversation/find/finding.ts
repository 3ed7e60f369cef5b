/** What is looked for, as it is compared, the messages around that have it, and the one that one stands at. */
export interface Finding {
  words: string;
  hits: ReadonlySet<string>;
  at: string | undefined;
}
export const nothingSought = (): Finding => ({ words: '', hits: new Set(), at: undefined });
