/** What an activity is about, as its poster says: a theme is nobody's matter, so that each has its name. Pure. */
import { inLang, type Word } from '../../protocol/lang.js';
import { CATEGORY_WORDS } from '../../protocol/vocabulary/calls.js';
import type { ValueText } from '../filter-text.js';

export const themeText: ValueText = (code, { lang, unitId }, directory) => {
  const added = directory.addedCategories(unitId).find((one) => one.code === code);
  const shipped: Record<string, Word> = CATEGORY_WORDS;
  return inLang(added ? [added.nameZh, added.nameEn] : (shipped[code] ?? [code, code]), lang);
};
