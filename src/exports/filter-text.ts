/** A filter in the words of its reader: what is asked, in the order of a table, after the span. */
import type { Actor } from '../kernel/actor.js';
import type { Directory } from '../directory/directory.js';
import { addressedName } from '../kernel/refusal/refusal.js';
import { spanText } from './span-text.js';
import { inLang, type Word } from '../protocol/lang.js';

export type ValueText = (value: string, actor: Actor, directory: Directory) => string;
/** Every filter but the span. */
export type FilterTexts<Name extends string> = Record<Name, readonly [Word, ValueText]>;

export const personText: ValueText = (value, _, directory) => {
  const person = directory.person(value);
  return person ? addressedName(person) : '';
};
export const communityText: ValueText = (value, _, directory) => directory.community(value)?.name ?? '';
/** One of the words, or several by comma. */
export const codeText =
  (words: Record<string, Word>): ValueText =>
  (value, { lang }) =>
    value
      .split(',')
      .map((one) => inLang(words[one] ?? ['', ''], lang))
      .filter(Boolean)
      .join(lang === 'zh' ? '、' : ', ');

export function filterText<Name extends string>(
  table: FilterTexts<Name>,
  ofSpan: Word,
  filter: Partial<Record<Name, string | number | undefined>> & { from?: string; to?: string },
  actor: Actor,
  directory: Directory,
): string {
  const { lang } = actor;
  const instant = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));
  const span = spanText(instant(filter.from), instant(filter.to), lang);
  const colon = lang === 'zh' ? '：' : ': ';
  const said = Object.entries<readonly [Word, ValueText]>(table).flatMap(([name, [heading, say]]) => {
    const value = filter[name as Name];
    if (value === undefined || value === '') return [];
    return [`${inLang(heading, lang)}${colon}${say(String(value), actor, directory)}`];
  });
  return [...(span ? [`${inLang(ofSpan, lang)}${colon}${span}`] : []), ...said].join(
    lang === 'zh' ? '；' : '; ',
  );
}
