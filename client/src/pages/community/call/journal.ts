import type { Holder, TimelineItem } from '@protocol/shapes.js';
import { OUTCOMES, URGENCIES, type Outcome, type Urgency } from '@protocol/words.js';
import { actedBy, called, categoryName } from '../../../format';
import { t } from '../../../i18n/index';
import { sentenceOf } from '../../../journal-deed';

const isUrgency = (value: unknown): value is Urgency => URGENCIES.some((urgency) => urgency === value);
const isOutcome = (value: unknown): value is Outcome => OUTCOMES.some((outcome) => outcome === value);

/** One line of the journal for people. */
export const inWords = (item: TimelineItem, holder: Holder | undefined): string => {
  const { deed, actor, data } = item;
  const who = actedBy(
    item,
    actor ? called(actor.id === holder?.id ? holder : actor) : t('community.journal.hub'),
  );
  switch (deed) {
    case 'rung':
      return t('community.journal.rung', { n: Array.isArray(data.rings) ? data.rings.length : 1 });
    case 'waiting':
      return t(
        data.why === 'nobody_on_duty' ? 'community.journal.waitingNobody' : 'community.journal.waiting',
      );
    case 'closed':
      return t('community.journal.closed', {
        who,
        outcome: isOutcome(data.outcome) ? t(`common.outcome.${data.outcome}`) : '',
      });
    case 'amended': {
      const told = [
        typeof data.category === 'string' && categoryName(data.category, true),
        isUrgency(data.urgency) && t(`common.urgency.${data.urgency}`),
      ].filter(Boolean);
      return told.length
        ? t('community.journal.sorted', { who, what: told.join(' · ') })
        : t('community.journal.amended', { who });
    }
    default:
      return t(`community.journal.${sentenceOf({ deed, data })}`, { who });
  }
};
