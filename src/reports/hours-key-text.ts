/** How kinds of service, who served and months are called, and in what order they stand. Pure. */
import { type Lang, type WordTable } from '../protocol/lang.js';
import { SERVERS_WORDS, SERVICE_KIND_WORDS } from '../protocol/vocabulary/hours.js';
import { SERVERS, SERVICE_KINDS } from '../protocol/hours.js';
import type { HoursBreakdownBy } from '../protocol/reports.js';
import { keyText } from './key-text.js';

const NONE: WordTable<'person' | 'community'> = {
  person: ['其他', 'Other'],
  community: ['未关联社区', 'No community'],
};

/** What has no order comes last. */
export function hoursKeyText(
  by: HoursBreakdownBy,
  key: string,
  lang: Lang,
): { name: string; order: string | null } {
  const place = lang === 'zh' ? 0 : 1;
  if (by === 'month') return { name: keyText('month', key, lang), order: key };
  if (by === 'person' || by === 'community') return { name: NONE[by][place], order: null };
  const [words, all]: [Partial<WordTable<string>>, readonly string[]] =
    by === 'kind' ? [SERVICE_KIND_WORDS, SERVICE_KINDS] : [SERVERS_WORDS, SERVERS];
  return { name: words[key]?.[place] ?? key, order: String(all.indexOf(key)) };
}
