/** The journal's sentences about others who help, about giving back and reviewing, in plain words. */
import type { TimelineItem } from '@protocol/shapes.js';
import { FOLLOW_UP_KINDS, NEAR_STAGES, type DeedName } from '@protocol/words.js';
import { dayOf, dayTime } from '../../format';
import { t } from '../../i18n/index';
import type { Line, Speaker } from './journal';

type FollowDeed = 'follow_up_reminded' | 'follow_up_put_off' | 'followed_up';
type CareDeed =
  Extract<DeedName, `help_${string}` | 'returned' | 'review_late' | 'reviewed' | 'left'> | FollowDeed;
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
};
export const isCare = (deed: DeedName): deed is CareDeed => deed in CARE;

const kindOf = (value: unknown) => FOLLOW_UP_KINDS.find((kind) => kind === value) ?? 'visit';
/** What a closing leaves to be done, a line each. */
export const toFollow = (value: unknown): string[] =>
  (Array.isArray(value) ? (value as { kind: unknown; dueAt: string }[]) : []).map(({ kind, dueAt }) =>
    t(`board.care.journal.toFollow.${kindOf(kind)}`, { day: dayOf(dueAt) }),
  );

type Target = { officer?: string; department?: string; name?: string };
/** Whom each part was asked of, as the fact that began it says. */
export const targetsOf = (items: readonly TimelineItem[]): ReadonlyMap<string, Target> =>
  new Map(
    items
      .filter((item) => item.deed === 'help_asked' && item.data['to'])
      .map((item) => [String(item.data['help']), item.data['to'] as Target]),
  );

export const careWords = (
  { data }: TimelineItem,
  deed: CareDeed,
  who: string,
  targets: ReadonlyMap<string, Target>,
  say: Speaker,
): Said => {
  const target = targets.get(String(data['help']));
  const officer = typeof data['officer'] === 'string' ? say.nameOf(data['officer']) : '';
  const to =
    officer ||
    target?.name ||
    (target?.department && say.nameOfDepartment(target.department)) ||
    (target?.officer && say.nameOf(target.officer)) ||
    t('board.care.journal.somebody');
  switch (deed) {
    case 'help_asked':
      return {
        text: t('board.care.journal.help_asked', { who, to, time: dayTime(String(data['answerBy'])) }),
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
        text: t(`board.care.journal.help_withdrawn.${data['why'] === 'closed' ? 'closed' : 'holder'}`, {
          who,
          to,
        }),
        icon: 'minus',
      };
    case 'help_reminded': {
      const stage = data['stage'] === 'near' ? 'near' : data['stage'] === 'due' ? 'due' : 'over';
      return {
        text: t(`board.care.journal.help_reminded.${stage}`, { to }),
        icon: 'clock',
        tone: stage === 'near' ? 'plain' : 'late',
      };
    }
    case 'follow_up_reminded': {
      const stage = NEAR_STAGES.find((one) => one === data['stage']) ?? 'over';
      return {
        text: t(`board.care.journal.follow_up_reminded.${kindOf(data['kind'])}.${stage}`),
        icon: 'clock',
        tone: stage === 'over' ? 'late' : 'plain',
      };
    }
    case 'follow_up_put_off':
      return {
        text: t(`board.care.journal.follow_up_put_off.${kindOf(data['kind'])}`, {
          who,
          day: dayOf(String(data['dueAt'])),
        }),
        icon: 'clock',
      };
    case 'followed_up':
      return {
        text: t(`board.care.journal.followed_up.${kindOf(data['kind'])}`, { who }),
        icon: 'done',
        tone: 'accent',
      };
    case 'returned':
      return {
        text: t('board.care.journal.returned', { who, n: Number(data['times']) }),
        icon: 'undo',
        tone: 'late',
      };
    case 'review_late':
      return { text: t('board.care.journal.review_late'), icon: 'warning', tone: 'late' };
    case 'reviewed': {
      const { verdict } = data as { verdict: 'upheld' | 'sent_back' | 'ruled' };
      const key = verdict === 'upheld' && officer ? 'upheldTo' : verdict;
      return {
        text: t(`board.care.journal.reviewed.${key}`, { who, officer }),
        icon: 'check',
        tone: 'accent',
      };
    }
    case 'left':
      return { text: t('board.care.journal.left'), icon: 'warning', tone: 'late' };
  }
};
