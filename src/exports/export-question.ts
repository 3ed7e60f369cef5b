/** What is asked of an export: in which form, by which filter; and how it is called in the list. Pure. */
import { refuse } from '../kernel/refusal/refusal.js';
import { inLang, type Lang, type Word } from '../protocol/lang.js';
import { FORMATS, type Format } from './export-file.js';
import { spanText } from './span-text.js';

/** @throws Refusal `invalid` */
export function askedOf(given: Record<string, unknown>): { format: Format; filter: object } {
  const { format, filter } = given;
  const known = FORMATS.find((one) => one === format);
  if (!known) return refuse('invalid', { fields: { format: 'field_choice' } });
  if (typeof filter !== 'object' || filter === null)
    return refuse('invalid', { fields: { filter: 'field_invalid' } });
  return { format: known, filter };
}
/** Without what was not given. */
export const plain = <T extends object>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** 呼叫事项 2026-01-01 至 2026-11-30（XLSX） */
export function titleOf(
  title: Word,
  { format, filter }: { format: Format; filter: { from?: string; to?: string } },
  lang: Lang,
): string {
  const instant = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  const span = spanText(instant(filter.from), instant(filter.to), lang);
  const form = format.toUpperCase();
  return (
    [inLang(title, lang), span].filter(Boolean).join(' ') + (lang === 'zh' ? `（${form}）` : ` (${form})`)
  );
}
