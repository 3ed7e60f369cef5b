/** The words of exported files that are no codes: headings and labels; and a category as an export may name it. Pure. */
import { inLang, type Lang, type Word, type WordTable } from '../protocol/lang.js';
import { CATEGORY_WORDS } from '../protocol/vocabulary/calls.js';
import { GUARDED_CATEGORIES } from '../protocol/codes.js';

/** The category as an export may name it; `added` are the unit's own. */
export function categoryWord(
  code: string,
  lang: Lang,
  added: readonly { code: string; nameZh: string; nameEn: string }[],
): string {
  const own = added.find((c) => c.code === code);
  if (own) return inLang([own.nameZh, own.nameEn], lang);
  const { other, ...shipped }: Record<string, Word> = CATEGORY_WORDS;
  return inLang((GUARDED_CATEGORIES.includes(code) ? undefined : shipped[code]) ?? other!, lang);
}

export const LABELS = {
  unit: ['单位', 'Unit'],
  filter: ['筛选条件', 'Filter'],
  all: ['全部', 'all'],
  madeAt: ['导出时间（北京时间）', 'Exported at (Beijing time)'],
  madeBy: ['导出人', 'Exported by'],
  rows: ['行数', 'Rows'],
  rowsMean: [
    '表头以下的数据行数，与页面上同一筛选条件下的条数一致',
    'Rows below the header: as many as the page lists under the same filter',
  ],
  guarded: ['说明', 'Note'],
  guardedMeans: [
    '未成年人、家庭类敏感事项的类别并入“其他”，不单列',
    'Guarded categories are counted under Other and never named',
  ],
  yes: ['是', 'yes'],
  no: ['否', 'no'],
  until: ['至', 'to'],
  from: ['起', 'on'],
} as const satisfies WordTable<string>;
export const label = (name: keyof typeof LABELS, lang: Lang): string => inLang(LABELS[name], lang);
