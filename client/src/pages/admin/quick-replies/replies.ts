import type { QuickReply } from '@protocol/conversation/quick-replies.js';

/** One of the list as it is edited. */
export interface ReplyRow {
  key: number;
  id?: string;
  zh: string;
  en: string;
  categories: string[];
  shown: boolean;
}
let keys = 0;
export const newRow = (): ReplyRow => ({ key: ++keys, zh: '', en: '', categories: [], shown: true });
/** @param codes of the categories that there are: one that was taken away since cannot be saved again */
export const rowOf = (reply: QuickReply, codes: readonly string[]): ReplyRow => ({
  key: ++keys,
  id: reply.id,
  zh: reply.zh,
  en: reply.en ?? '',
  categories: reply.categories.filter((code) => codes.includes(code)),
  shown: !reply.hidden,
});
export const givenOf = ({ id, zh, en, categories, shown }: ReplyRow) => ({
  ...(id !== undefined && { id }),
  zh: zh.trim(),
  ...(en.trim() && { en: en.trim() }),
  categories: [...categories],
  ...(!shown && { hidden: true as const }),
});
export const plainOf = ({ id, zh, en, categories, hidden }: QuickReply) => ({
  id,
  zh,
  ...(en && { en }),
  categories: [...categories],
  ...(hidden && { hidden }),
});
export const moved = <T>(rows: readonly T[], at: number, by: -1 | 1): T[] => {
  const all = [...rows];
  const [taken] = all.splice(at, 1);
  if (taken !== undefined) all.splice(at + by, 0, taken);
  return all;
};
