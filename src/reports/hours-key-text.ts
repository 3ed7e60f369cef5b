/** How kinds of service, who served and months are called, and in what order they stand. Pure. */
import { SERVERS, SERVICE_KINDS, type Server, type ServiceKind } from '../protocol/hours.js';
import type { HoursBreakdownBy } from '../protocol/reports.js';
import type { Lang } from '../kernel/refusal/refusal.js';
import { keyText } from './key-text.js';

const KINDS: Record<ServiceKind, readonly [string, string]> = {
  duty: ['值守', 'Duty'],
  call_handling: ['办理呼叫', 'Call handling'],
  outreach: ['普法活动', 'Outreach'],
  training: ['培训', 'Training'],
  travel: ['路途', 'Travel'],
};
const WHO: Record<Server, readonly [string, string]> = {
  officer: ['检察人员', 'Officers'],
  volunteer: ['志愿者', 'Volunteers'],
};
const NONE: Record<'person' | 'community', readonly [string, string]> = {
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
  const [words, all]: [Record<string, readonly [string, string]>, readonly string[]] =
    by === 'kind' ? [KINDS, SERVICE_KINDS] : [WHO, SERVERS];
  return { name: words[key]?.[place] ?? key, order: String(all.indexOf(key)) };
}
