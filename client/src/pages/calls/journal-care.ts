/** The journal's sentences about others who help, about giving back and reviewing, in plain words. */
import {
  isFactOf,
  type HelpTarget,
  type TimelineData,
  type TimelineFact,
  type TimelineItem,
} from '@protocol/calls/timeline.js';
import type { DeedName } from '@protocol/codes.js';
import { dayOf, dayTime } from '../../time/format';
import { t } from '../../i18n/index';
import type { Line, Speaker } from './journal';

type FollowDeed = 'follow_up_reminded' | 'follow_up_put_off' | 'followed_up';
type CareDeed =
  | Extract<
      DeedName,
      | `help_${string}`
      | 'returned'
      | 'review_late'
      | 'reviewed'
      | 'left'
      | 'petition_told'
      | 'merged'
      | 'unmerged'
    >
  | FollowDeed;
type Said = Pick<Line, 'text' | 'icon'> & Partial<Pick<Line, 'tone'>>;
const CARE: Readonly<Record<CareDeed, true>> = {
  help_asked: true,
  help_agreed: true,
  help_declined: true,
  help_answered: true,
  help_withdrawn: true,
  help_reminded: true,
  follow_up_reminded: true,
  follow_up_put_off: true,
  followed_up: true,
  returned: true,
  review_late: true,
  reviewed: true,
  left: true,
  petition_told: true,
  merged: true,
  unmerged: true,
};
type CareFact = TimelineFact<CareDeed>;
export const isCare = (item: TimelineFact): item is CareFact => item.deed in CARE;

/** What a closing leaves to be done, a line each. */
export const toFollow = (followUps: TimelineData['closed']['followUps']): string[] =>
  (followUps ?? []).map(({ kind, dueAt }) => t(`board.care.journal.toFollow.${kind}`, { day: dayOf(dueAt) }));

/** Whom each part was asked of, as the fact that began it says. */
export const targetsOf = (items: readonly TimelineItem[]): ReadonlyMap<string, HelpTarget> =>
  new Map(items.filter(isFactOf('help_asked')).map(({ data }) => [data.help, data.to]));

const targetName = (target: HelpTarget, say: Speaker): string => {
  if ('name' in target) return target.name;
  return 'department' in target ? say.nameOfDepartment(target.department) : say.nameOf(target.officer);
};

export const careWords = (
  { deed, data }: CareFact,
  who: string,
  targets: ReadonlyMap<string, HelpTarget>,
  say: Speaker,
): Said => {
  const target = 'help' in data ? targets.get(data.help) : undefined;
  const officer = 'officer' in data && data.officer ? say.nameOf(data.officer) : '';
  const to = officer || (target && targetName(target, say)) || t('board.care.journal.somebody');
  switch (deed) {
    case 'help_asked':
      return {
        text: t('board.care.journal.help_asked', { who, to, time: dayTime(data.answerBy) }),
        icon: 'people',
        tone: 'accent',
      };
    case 'help_agreed':
      return { text: t('board.care.journal.help_agreed', { to }), icon: 'check' };
    case 'help_declined':
      return { text: t('board.care.journal.help_declined', { to }), icon: 'close' };
    case 'help_answered':
      return { text: t('board.care.journal.help_answered', { to }), icon: 'done', tone: 'accent' };
    case 'help_withdrawn':
      return {
        text: t(`board.care.journal.help_withdrawn.${data.why}`, { who, to }),
        icon: 'minus',
      };
    case 'help_reminded':
      return {
        text: t(`board.care.journal.help_reminded.${data.stage}`, { to }),
        icon: 'clock',
        tone: data.stage === 'near' ? 'plain' : 'late',
      };
    case 'follow_up_reminded':
      return {
        text: t(`board.care.journal.follow_up_reminded.${data.kind}.${data.stage}`),
        icon: 'clock',
        tone: data.stage === 'over' ? 'late' : 'plain',
      };
    case 'follow_up_put_off':
      return {
        text: t(`board.care.journal.follow_up_put_off.${data.kind}`, {
          who,
          day: dayOf(data.dueAt),
        }),
        icon: 'clock',
      };
    case 'followed_up':
      return {
        text: t(`board.care.journal.followed_up.${data.kind}`, { who }),
        icon: 'done',
        tone: 'accent',
      };
    case 'returned':
      return {
        text: t('board.care.journal.returned', { who, n: data.times }),
        icon: 'undo',
        tone: 'late',
      };
    case 'review_late':
      return { text: t('board.care.journal.review_late'), icon: 'warning', tone: 'late' };
    case 'reviewed': {
      const key = data.verdict === 'upheld' && officer ? 'upheldTo' : data.verdict;
      return {
        text: t(`board.care.journal.reviewed.${key}`, { who, officer }),
        icon: 'check',
        tone: 'accent',
      };
    }
    case 'petition_told':
      return {
        text: t('board.care.journal.petition_told', { who, stage: t(`board.care.petition.${data.step}`) }),
        icon: 'done',
        tone: 'accent',
      };
    case 'merged': {
      const key = officer ? 'mergedTaken' : 'merged';
      return {
        text: t(`board.care.journal.${key}`, { who, n: data.calls, officer }),
        icon: 'people',
        tone: 'accent',
      };
    }
    case 'unmerged': {
      const key = data.calls > 1 ? 'others' : data.back ? 'back' : 'apart';
      return { text: t(`board.care.journal.unmerged.${key}`, { who, n: data.calls }), icon: 'undo' };
    }
    case 'left':
      return { text: t('board.care.journal.left'), icon: 'warning', tone: 'late' };
  }
};
