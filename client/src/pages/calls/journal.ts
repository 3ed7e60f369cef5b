/** The journal of a call in plain words. */
import type { TimelineItem } from '@protocol/shapes.js';
import type {
  AlertKind,
  ClockKind,
  ContactWay,
  HoldReason,
  NearStage,
  Outcome,
  ReferralWay,
  Urgency,
} from '@protocol/words.js';
import { actedBy, calledAs, clockTime, dayTime, span } from '../../format';
import { lang, t } from '../../i18n/index';
import type { IconName } from '../../parts/icons';
import { careWords, isCare, targetsOf, toFollow } from './journal-care';
import { passedWords, skippedWords } from './passed';

export interface Line {
  seq: number;
  at: string;
  icon: IconName;
  tone: 'plain' | 'accent' | 'call' | 'late' | 'solved';
  text: string;
  details: string[];
  quote?: string;
}
export interface Speaker {
  nameOf: (id: string) => string;
  nameOfCategory: (code: string) => string;
  nameOfDepartment: (id: string) => string;
}
type Data = Record<string, unknown>;
type Said = Pick<Line, 'text'> & Partial<Pick<Line, 'details' | 'tone' | 'icon'>>;

const join = (names: string[]): string => names.filter(Boolean).join(lang.value === 'zh' ? '、' : ', ');
const officersOf = (value: unknown): string[] =>
  Array.isArray(value) ? (value as { officer: string }[]).map((ring) => ring.officer) : [];
const known = <T extends string>(value: unknown, ...all: T[]): T =>
  all.includes(value as T) ? (value as T) : (all[0] as T);

const rung = (data: Data, at: string, say: Speaker): Said => {
  const names = join(officersOf(data['rings']).map(say.nameOf));
  const kind = known(data['kind'], 'ladder', 'hand', 'again', 'transfer', 'last_holder');
  const seconds = Math.round((Date.parse(String(data['expiresAt'])) - Date.parse(at)) / 1000);
  return {
    text: t(`board.journal.rung.${kind}`, { names, step: Number(data['step']), span: span(seconds) }),
    icon: 'ring',
    tone: 'call',
    details: [...skippedWords(data['skipped'], say.nameOf), ...passedWords(data['passed'], say.nameOf)],
  };
};

const FIELDS: Readonly<Record<string, 'operator' | 'callback' | undefined>> = {
  operatorName: 'operator',
  callbackPhone: 'callback',
};
const amended = (data: Data, who: string, say: Speaker): Said => {
  const changed = Array.isArray(data['changed']) ? (data['changed'] as string[]) : [];
  const parts = new Set<string>();
  for (const field of changed) {
    const kind = field === 'summary' ? 'summary' : (FIELDS[field] ?? 'resident');
    parts.add(t(`board.journal.field.${kind}`));
  }
  const details = [
    ...(data['category']
      ? [t('board.journal.category', { name: say.nameOfCategory(String(data['category'])) })]
      : []),
    ...(data['urgency']
      ? [t('board.journal.urgency', { name: t(`common.urgency.${data['urgency'] as Urgency}`) })]
      : []),
    ...(parts.size ? [join([...parts])] : []),
  ];
  return { text: t('board.journal.amended', { who }), icon: 'pen', details };
};

const closed = (data: Data, who: string): Said => {
  const referral = data['referral'] as { body: string; how: ReferralWay } | null | undefined;
  return {
    text: t('board.journal.closed', { who, outcome: t(`common.outcome.${data['outcome'] as Outcome}`) }),
    icon: 'done',
    tone: data['solved'] ? 'solved' : 'accent',
    details: [
      ...(referral ? [`${referral.body} · ${t(`common.way.${referral.how}`)}`] : []),
      ...(data['uncontacted'] ? [t('board.journal.uncontacted')] : []),
      ...toFollow(data['followUps']),
      ...(data['reportUnsaid'] ? [t('board.journal.reportUnsaid')] : []),
    ],
  };
};

/** Only a coordinator assigns; whoever else has no title is of the community. */
const actorOf = ({ actor, deed }: TimelineItem, say: Speaker): string =>
  actor
    ? say.nameOf(actor.id) || calledAs(actor, deed === 'assigned' ? 'coordinator' : 'worker')
    : t('board.journal.hub');

const wordsOf = (item: TimelineItem, of: Speaker, targets: ReturnType<typeof targetsOf>): Said => {
  const { deed, data, at, people = [] } = item;
  // Coordinators, and who has left, come with the line: the list of colleagues does not hold them.
  const named = (id: string) => {
    const person = people.find((p) => p.id === id);
    return person ? calledAs(person, 'coordinator') : '';
  };
  const say: Speaker = { ...of, nameOf: (id) => of.nameOf(id) || named(id) };
  const who = actedBy(item, actorOf(item, say));
  const officer = say.nameOf(String(data['officer'] ?? ''));
  const officers = join(officersOf(data['rings']).map(say.nameOf));
  if (isCare(deed)) return careWords(item, deed, who, targets, say);
  switch (deed) {
    case 'raised': {
      const category = say.nameOfCategory(String(data['category']));
      return {
        text: t(data['drill'] ? 'board.journal.raisedDrill' : 'board.journal.raised', { who }),
        icon: 'phone',
        tone: 'call',
        details: [
          `${category} · ${t(`common.urgency.${data['urgency'] as Urgency}`)}`,
          ...(data['drill'] ? [t('board.journal.drill')] : []),
        ],
      };
    }
    case 'rung':
      return rung(data, at, say);
    case 'arrived': {
      const time = clockTime(String(data['expiresAt']));
      return { text: t('board.journal.arrived', { who: officer, time }), icon: 'ring' };
    }
    case 'waiting': {
      const why = known(data['why'], 'unanswered', 'nobody_on_duty');
      const time = clockTime(String(data['retryAt']));
      return {
        text: t(`board.journal.waiting.${why}`, { time }),
        icon: 'hourglass',
        tone: 'call',
        details: skippedWords(data['skipped'], say.nameOf),
      };
    }
    case 'retaken':
      return { text: t('board.journal.retaken', { who: officer || who }), icon: 'ring' };
    case 'declined':
      return { text: t('board.journal.declined', { who: officer || who }), icon: 'close' };
    case 'lapsed':
      return { text: t('board.journal.lapsed', { names: officers }), icon: 'clock' };
    case 'withdrawn': {
      const why = known(data['why'], 'assigned', 'off_duty', 'paused', 'closed');
      return { text: t(`board.journal.withdrawn.${why}`, { names: officers }), icon: 'minus' };
    }
    case 'accepted':
      return { text: t('board.journal.accepted', { who: officer || who }), icon: 'check', tone: 'accent' };
    case 'amended':
      return amended(data, who, say);
    case 'messaged':
      return { text: t('board.journal.messaged', { who }), icon: 'chat' };
    case 'assigned':
      return { text: t('board.journal.assigned', { who, officer }), icon: 'forward', tone: 'accent' };
    case 'transferring': {
      const to = data['officerId']
        ? say.nameOf(String(data['officerId']))
        : data['departmentId']
          ? say.nameOfDepartment(String(data['departmentId']))
          : t('board.care.handover.anybody');
      return { text: t('board.journal.transferring', { who, to }), icon: 'forward', tone: 'accent' };
    }
    case 'transferred': {
      const [to, from] = [say.nameOf(String(data['to'])), say.nameOf(String(data['from']))];
      return { text: t('board.journal.transferred', { to, from }), icon: 'check', tone: 'accent' };
    }
    case 'kept':
      return {
        text: t(`board.journal.kept.${known(data['why'], 'declined', 'lapsed', 'off_duty')}`, {
          who: say.nameOf(String(data['holder'])),
        }),
        icon: 'undo',
      };
    case 'cancelled':
      return { text: t('board.journal.cancelled', { who }), icon: 'undo' };
    case 'closed':
      return closed(data, who);
    case 'rated':
      return {
        text: t('board.journal.rated', {
          who,
          rating: t(`board.rating.r${known(String(data['rating']), '5', '4', '3', '2', '1')}`),
        }),
        icon: 'star',
      };
    case 'reopened':
      return { text: t('board.journal.reopened', { who }), icon: 'refresh', tone: 'call' };
    case 'booked':
      return { text: t('board.journal.booked', { time: dayTime(String(data['at'])) }), icon: 'calendar' };
    case 'entrusted': {
      const names = join((data['to'] as string[]).map(say.nameOf));
      return {
        text: names ? t('board.journal.entrusted', { names }) : t('board.journal.entrustedNobody'),
        icon: 'people',
        tone: 'late',
      };
    }
    case 'recused':
      return {
        text:
          item.actor?.id === data['officer']
            ? t('board.journal.recused', { officer })
            : t('board.journal.recusedBy', { who, officer }),
        icon: 'minus',
        tone: 'accent',
        details: data['gaveUp'] ? [t('board.journal.gaveUp')] : [],
      };
    case 'unrecused':
      return { text: t('board.journal.unrecused', { who, officer }), icon: 'undo' };
    case 'late_found':
      return {
        text: t('board.journal.late_found', { time: clockTime(String(data['retryAt'])) }),
        icon: 'hourglass',
        tone: 'late',
      };
    case 'brought_back':
      return {
        text: t(`board.journal.brought_back.${data['turn'] ? 'turn' : 'hand'}`, { who }),
        icon: 'refresh',
        tone: 'call',
      };
    case 'alerted':
      return {
        text: t('board.journal.alerted', { what: t(`common.alert.${data['kind'] as AlertKind}`) }),
        icon: 'warning',
        tone: 'late',
      };
    case 'paused':
    case 'continued':
    case 'contacted':
    case 'moved':
    case 'reminded':
      return clockWords(item, deed, who);
    default:
      // Of a newer hub than the page.
      deed satisfies never;
      return { text: t('common.broken') };
  }
};

type ClockDeed = 'paused' | 'continued' | 'contacted' | 'moved' | 'reminded';
/** What its clocks did: stood still, went on, were met, spoken of, moved. */
const clockWords = ({ data, actor }: TimelineItem, deed: ClockDeed, who: string): Said => {
  const dues = Array.isArray(data['clocks']) ? (data['clocks'] as { clock: ClockKind; due?: string }[]) : [];
  const details = dues.flatMap(({ clock, due }) =>
    due ? [t('board.journal.nowDue', { what: t(`common.clock.${clock}`), time: dayTime(due) })] : [],
  );
  if (deed === 'paused') {
    const reason = t(`common.hold.${data['reason'] as HoldReason}`);
    const text = data['until']
      ? t('board.journal.pausedUntil', { who, reason, time: dayTime(String(data['until'])) })
      : t('board.journal.paused', { who, reason });
    return { text, icon: 'pause' };
  }
  if (deed === 'continued')
    return {
      text: actor ? t('board.journal.continued', { who }) : t('board.journal.continuedItself'),
      icon: 'play',
      details,
    };
  if (deed === 'contacted')
    return {
      text: t(`board.journal.contacted.${data['how'] as ContactWay}`, { who }),
      icon: 'phone',
      tone: 'accent',
    };
  if (deed === 'moved') return { text: t('board.journal.moved'), icon: 'calendar', details };
  deed satisfies 'reminded';
  const what = t(`common.clock.${data['clock'] as ClockKind}`);
  return {
    text: t(`board.journal.reminded.${data['stage'] as NearStage}`, { what }),
    icon: 'clock',
    tone: 'late',
  };
};

/** Oldest first; a run of messages by one person is one line. */
export const journalOf = (items: readonly TimelineItem[], say: Speaker): Line[] => {
  const targets = targetsOf(items);
  const lines: (Line & { run?: string | undefined; n: number })[] = [];
  for (const item of items) {
    const before = lines[lines.length - 1];
    if (item.broken && !Object.keys(item.data).length) {
      const { seq, at } = item;
      const text = t('common.broken');
      lines.push({ seq, at, icon: 'warning', tone: 'late', text, details: [], n: 1 });
      continue;
    }
    if (item.deed === 'messaged' && before?.run !== undefined && before.run === item.actor?.id) {
      before.n += 1;
      before.details = [t('board.journal.messages', { n: before.n })];
      continue;
    }
    const { text, icon = 'info', tone = 'plain', details = [] } = wordsOf(item, say, targets);
    lines.push({
      seq: item.seq,
      at: item.at,
      icon,
      tone,
      text,
      details,
      n: 1,
      run: item.deed === 'messaged' ? item.actor?.id : undefined,
      ...((item.reason || item.broken) && { quote: item.reason || t('common.broken') }),
    });
  }
  return lines;
};
