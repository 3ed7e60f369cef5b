/** Where a lead came from, in words and as a way there. */
import type { LeadSummary } from '@protocol/relief/leads.js';
import type { RouteLocationRaw } from 'vue-router';
import { t } from '../../i18n/index';
import { callNumber } from '../../time/format';

type Source = LeadSummary['source'];

export const sourceName = ({ kind, name }: Source): string =>
  t(`leads.from.${kind}`, { name: kind === 'call' || kind === 'look_back' ? callNumber(name) : name });

/** Nothing where there is no page of it. */
export const wayToSource = ({ kind, id }: Source): RouteLocationRaw | null => {
  if (kind === 'activity') return { name: 'activity', params: { id } };
  return kind === 'department' ? null : { name: 'call', params: { id } };
};
