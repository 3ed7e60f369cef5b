import { isReadable, type TimelineItem } from '@protocol/calls/timeline.js';
import type { Holder } from '@protocol/answers.js';
import { actedBy, called, categoryName } from '../../../../time/format';
import { t } from '../../../../i18n/index';
import { sentenceOf } from '../../../../journal-deed';

/** One line of the journal for people; of what cannot be read, only that it happened. */
export const inWords = (item: TimelineItem, holder: Holder | undefined): string => {
  const { actor } = item;
  const who = actedBy(
    item,
    actor ? called(actor.id === holder?.id ? holder : actor) : t('community.journal.hub'),
  );
  const read = isReadable(item) ? item : undefined;
  switch (read?.deed) {
    case 'rung':
      return t('community.journal.rung', { n: read.data.rings.length });
    case 'waiting':
      return t(
        read.data.why === 'nobody_on_duty' ? 'community.journal.waitingNobody' : 'community.journal.waiting',
      );
    case 'closed':
      return t('community.journal.closed', { who, outcome: t(`common.outcome.${read.data.outcome}`) });
    case 'resident_answered':
      return t(`community.journal.resident_${read.data.solved ? 'solved' : 'unsolved'}`);
    case 'petition_told':
      return t(`community.petition.${read.data.step}`);
    case 'amended': {
      const { category, urgency } = read.data;
      const told = [
        category && categoryName(category, true),
        urgency && t(`common.urgency.${urgency}`),
      ].filter(Boolean);
      return told.length
        ? t('community.journal.sorted', { who, what: told.join(' · ') })
        : t('community.journal.amended', { who });
    }
    default:
      return t(`community.journal.${sentenceOf(item)}`, { who, n: 1, outcome: '', stage: '' });
  }
};
