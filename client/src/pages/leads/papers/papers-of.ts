/** Which papers there are to draft about a lead, each with what it is asked for by. Pure but for words. */
import type { LeadDetail } from '@protocol/relief/leads.js';
import type { LeadPaperPayload } from '@protocol/relief/papers.js';
import { t } from '../../../i18n/index';

export interface OfferedPaper {
  key: string;
  name: string;
  wanted: Omit<LeadPaperPayload, 'format' | 'reason'>;
}

export const papersOf = ({ requests, visits, legalAidExempt }: LeadDetail): OfferedPaper[] => [
  { key: 'rights', name: t('leadPapers.kind.rights'), wanted: { kind: 'rights' } },
  { key: 'transfer', name: t('leadPapers.kind.transfer'), wanted: { kind: 'transfer' } },
  ...requests
    .filter(({ state, hidden }) => state !== 'withdrawn' && !hidden)
    .map(({ id, kind, agency }) => ({
      key: id,
      name: t('leadPapers.agency', { kind: t(`leadPapers.ask.${kind}`), agency }),
      wanted: { kind: 'agency' as const, requestId: id },
    })),
  ...visits.map(({ months }) => ({
    key: `visit.${months}`,
    name: t('leadPapers.visit', { n: months }),
    wanted: { kind: 'visit' as const, months },
  })),
  ...(legalAidExempt
    ? [{ key: 'legal_aid', name: t('leadPapers.kind.legal_aid'), wanted: { kind: 'legal_aid' as const } }]
    : []),
];
