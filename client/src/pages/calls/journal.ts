/** The journal of a call in plain words. */
import type { AnsweredBy } from '@protocol/calls/ring.js';
import {
  isReadable,
  type RingRef,
  type TimelineClock,
  type TimelineData,
  type TimelineFact,
  type TimelineItem,
} from '@protocol/calls/timeline.js';
import { RATINGS } from '@protocol/codes.js';
import type { ConsentSaid } from '@protocol/residents/beneficiaries.js';
import { actedBy, called, calledAs, clockTime, dayTime, span } from '../../time/format';
import { lang, t } from '../../i18n/index';
import type { IconName } from '../../parts/icons';
import { careWords, isCare, targetsOf, toFollow } from './journal-care';
import { passedWords, skippedWords } from './passed';
import { purposesInWords } from './names';

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
type Said = Pick<Line, 'text'> & Partial<Pick<Line, 'details' | 'tone' | 'icon'>>;

const join = (names: string[]): string => names.filter(Boolean).join(lang.value === 'zh' ? '、' : ', ');
const namesOf = (rings: readonly RingRef[], say: Speaker) => join(rings.map((r) => say.nameOf(r.officer)));
/** Without a page: whoever asks later reads how they answered. */
const answeredBy = ({ by }: { by?: AnsweredBy }): string => (by ? t('board.journal.byTelephone') : '');

const rung = (data: TimelineData['rung'], at: string, say: Speaker): Said => {
  const seconds = Math.round((Date.parse(data.expiresAt) - Date.parse(at)) / 1000);
  return {
    text: t(`board.journal.rung.${data.kind}`, {
      names: namesOf(data.rings, say),
      step: data.step,
      span: span(seconds),
    }),
    icon: 'ring',
    tone: 'call',
    details: [...skippedWords(data.skipped, say.nameOf), ...passedWords(data.passed, say.nameOf)],
  };
};

const FIELDS: Readonly<Record<string, 'operator' | 'callback' | undefined>> = {
  operatorName: 'operator',
  callbackPhone: 'callback',
};
/** On what basis the data of who is helped are kept, and what for; who asked and when are the line's own. */
const consentWords = (said: ConsentSaid | undefined): string[] =>
  said
    ? [
        t('board.journal.consent', {
          kind: t(`common.beneficiary.${said.kind}`),
          basis: t(`common.basis.${said.basis}`),
          purposes: purposesInWords(said.purposes),
        }),
      ]
    : [];
const amended = (data: TimelineData['amended'], who: string, say: Speaker): Said => {
  const parts = new Set<string>();
  for (const field of data.changed) {
    const kind = field === 'summary' ? 'summary' : (FIELDS[field] ?? 'resident');
    parts.add(t(`board.journal.field.${kind}`));
  }
  const details = [
    ...(data.category ? [t('board.journal.category', { name: say.nameOfCategory(data.category) })] : []),
    ...(data.urgency ? [t('board.journal.urgency', { name: t(`common.urgency.${data.urgency}`) })] : []),
    ...(parts.size ? [join([...parts])] : []),
    ...consentWords(data.resident),
  ];
  return { text: t('board.journal.amended', { who }), icon: 'pen', details };
};

const closed = (data: TimelineData['closed'], who: string): Said => ({
  text: t('board.journal.closed', { who, outcome: t(`common.outcome.${data.outcome}`) }),
  icon: 'done',
  tone: data.solved ? 'solved' : 'accent',
  details: [
    ...(data.referral ? [`${data.referral.body} · ${t(`common.way.${data.referral.how}`)}`] : []),
    ...(data.uncontacted ? [t('board.journal.uncontacted')] : []),
    ...toFollow(data.followUps),
    ...(data.reportUnsaid ? [t('board.journal.reportUnsaid')] : []),
  ],
});

const videoEnded = ({ why, seconds, people, guests }: TimelineData['video_ended'], say: Speaker): Said => ({
  text: t('board.journal.video.ended', { span: span(seconds) }),
  icon: 'people',
  details: [
    t('board.journal.video.with', { names: join(people.map(say.nameOf)) }),
    ...(guests ? [t('board.journal.video.guests', { n: guests })] : []),
    ...[t(`board.journal.video.why.${why}`)].filter(Boolean),
    t('board.journal.video.unrecorded'),
  ],
});

/** Only a coordinator assigns; whoever else has no title is of the community, but at an activity any may call. */
const actorOf = (item: TimelineFact, say: Speaker): string => {
  const { actor, deed } = item;
  if (!actor) return t('board.journal.hub');
  const known = say.nameOf(actor.id);
  if (known || (item.deed === 'raised' && item.data.activityId)) return known || called(actor);
  return calledAs(actor, deed === 'assigned' ? 'coordinator' : 'worker');
};

const wordsOf = (item: TimelineFact, of: Speaker, targets: ReturnType<typeof targetsOf>): Said => {
  const { people = [] } = item;
  // Coordinators, and who has left, come with the line: the list of colleagues does not hold them.
  const named = (id: string) => {
    const person = people.find((p) => p.id === id);
    // Of a video call whoever is no officer is of the community.
    return person ? calledAs(person, item.deed === 'video_ended' ? 'worker' : 'coordinator') : '';
  };
  const say: Speaker = { ...of, nameOf: (id) => of.nameOf(id) || named(id) };
  const who = actedBy(item, actorOf(item, say));
  if (isCare(item)) return careWords(item, who, targets, say);
  const { deed, data, at } = item;
  switch (deed) {
    case 'raised': {
      const category = say.nameOfCategory(data.category);
      return {
        text: data.desk
          ? t('board.journal.recorded', { who })
          : t(data.drill ? 'board.journal.raisedDrill' : 'board.journal.raised', { who }),
        icon: data.desk ? 'pen' : 'phone',
        tone: data.desk ? 'accent' : 'call',
        details: [
          `${category} · ${t(`common.urgency.${data.urgency}`)}`,
          ...(data.drill ? [t('board.journal.drill')] : []),
          ...(data.activityId ? [t('common.onSite')] : []),
          ...consentWords(data.resident),
        ],
      };
    }
    case 'rung':
      return rung(data, at, say);
    case 'arrived': {
      const time = clockTime(data.expiresAt);
      return { text: t('board.journal.arrived', { who: say.nameOf(data.officer), time }), icon: 'ring' };
    }
    case 'waiting': {
      return {
        text: t(`board.journal.waiting.${data.why}`, { time: clockTime(data.retryAt) }),
        icon: 'hourglass',
        tone: 'call',
        details: skippedWords(data.skipped, say.nameOf),
      };
    }
    case 'retaken':
      return { text: t('board.journal.retaken', { who: say.nameOf(data.officer) || who }), icon: 'ring' };
    case 'declined':
      return { text: t('board.journal.declined', { who: say.nameOf(data.officer) || who }), icon: 'close' };
    case 'lapsed':
      return { text: t('board.journal.lapsed', { names: namesOf(data.rings, say) }), icon: 'clock' };
    case 'withdrawn': {
      const names = namesOf(data.rings, say);
      return { text: t(`board.journal.withdrawn.${data.why}`, { names }), icon: 'minus' };
    }
    case 'accepted':
      return {
        text: t('board.journal.accepted', { who: say.nameOf(data.officer) || who }) + answeredBy(data),
        icon: 'check',
        tone: 'accent',
      };
    case 'walked_in':
      return {
        text: t('board.journal.walkedIn', { who: say.nameOf(data.officer) || who }),
        icon: 'person',
        tone: 'accent',
      };
    case 'amended':
      return amended(data, who, say);
    case 'messaged': {
      const by = data.role === 'resident' ? t('board.journal.resident') : who;
      const said = data.file ? (`board.journal.sent.${data.file}` as const) : 'board.journal.messaged';
      return { text: t(said, { who: by }), icon: 'chat' };
    }
    case 'assigned': {
      const officer = say.nameOf(data.officer);
      return { text: t('board.journal.assigned', { who, officer }), icon: 'forward', tone: 'accent' };
    }
    case 'transferring': {
      const to = data.officerId
        ? say.nameOf(data.officerId)
        : data.departmentId
          ? say.nameOfDepartment(data.departmentId)
          : t('board.care.handover.anybody');
      return { text: t('board.journal.transferring', { who, to }), icon: 'forward', tone: 'accent' };
    }
    case 'transferred': {
      const [to, from] = [say.nameOf(data.to), say.nameOf(data.from)];
      const text = t('board.journal.transferred', { to, from }) + answeredBy(data);
      return { text, icon: 'check', tone: 'accent' };
    }
    case 'kept':
      return {
        text: t(`board.journal.kept.${data.why}`, { who: say.nameOf(data.holder) }),
        icon: 'undo',
      };
    case 'cancelled':
      return { text: t('board.journal.cancelled', { who }), icon: 'undo' };
    case 'closed':
      return closed(data, who);
    case 'close_taken_back':
      return { text: t('board.journal.closeTakenBack', { who }), icon: 'undo', tone: 'accent' };
    case 'rated': {
      const rating = RATINGS.find((one) => one === data.rating);
      return {
        text: t('board.journal.rated', { who, rating: rating ? t(`board.rating.r${rating}`) : '' }),
        icon: 'star',
      };
    }
    case 'slip_given':
      return {
        text: t('board.journal.slip', { who }),
        icon: 'pen',
        details: [
          ...(data.safeContact ? [t('board.journal.safeContact')] : []),
          ...(data.text ? [t('board.journal.texted')] : []),
        ],
      };
    case 'resident_answered': {
      const satisfied = RATINGS.find((one) => one === data.satisfied);
      return {
        text: t(`board.journal.answered.${data.solved ? 'solved' : 'unsolved'}`),
        icon: 'star',
        tone: data.solved ? 'solved' : 'call',
        details: [...(satisfied ? [t(`board.rating.r${satisfied}`)] : []), ...toFollow(data.followUps)],
      };
    }
    case 'video_consented':
      return { text: t(`board.journal.video.${data.given ? data.how : 'refused'}`, { who }), icon: 'check' };
    case 'video_began':
      return { text: t('board.journal.video.began'), icon: 'people', tone: 'accent' };
    case 'video_ended':
      return videoEnded(data, say);
    case 'reopened':
      return {
        text: data.resident ? t('board.journal.unsolvedAgain') : t('board.journal.reopened', { who }),
        icon: 'refresh',
        tone: 'call',
      };
    case 'booked':
      return { text: t('board.journal.booked', { time: dayTime(data.at) }), icon: 'calendar' };
    case 'entrusted': {
      const names = join(data.to.map(say.nameOf));
      return {
        text: names ? t('board.journal.entrusted', { names }) : t('board.journal.entrustedNobody'),
        icon: 'people',
        tone: 'late',
      };
    }
    case 'recused': {
      const officer = say.nameOf(data.officer);
      return {
        text:
          item.actor?.id === data.officer
            ? t('board.journal.recused', { officer })
            : t('board.journal.recusedBy', { who, officer }),
        icon: 'minus',
        tone: 'accent',
        details: data.gaveUp ? [t('board.journal.gaveUp')] : [],
      };
    }
    case 'unrecused': {
      const officer = say.nameOf(data.officer);
      return { text: t('board.journal.unrecused', { who, officer }), icon: 'undo' };
    }
    case 'late_found':
      return {
        text: t('board.journal.late_found', { time: clockTime(data.retryAt) }),
        icon: 'hourglass',
        tone: 'late',
      };
    case 'brought_back':
      return {
        text: t(`board.journal.brought_back.${data.turn ? 'turn' : 'hand'}`, { who }),
        icon: 'refresh',
        tone: 'call',
      };
    case 'alerted':
      return {
        text: t('board.journal.alerted', { what: t(`common.alert.${data.kind}`) }),
        icon: 'warning',
        tone: 'late',
      };
    case 'paused':
    case 'continued':
    case 'contacted':
    case 'moved':
    case 'reminded':
      return clockWords(item, who);
    default:
      // Of a newer hub than the page.
      deed satisfies never;
      return { text: t('common.broken') };
  }
};

type ClockFact = TimelineFact<'paused' | 'continued' | 'contacted' | 'moved' | 'reminded'>;
/** What its clocks did: stood still, went on, were met, spoken of, moved. */
const clockWords = ({ deed, data, actor }: ClockFact, who: string): Said => {
  const dues = (clocks: readonly TimelineClock[]) =>
    clocks.flatMap(({ clock, due }) =>
      due ? [t('board.journal.nowDue', { what: t(`common.clock.${clock}`), time: dayTime(due) })] : [],
    );
  switch (deed) {
    case 'paused': {
      const reason = t(`common.hold.${data.reason}`);
      const text = data.until
        ? t('board.journal.pausedUntil', { who, reason, time: dayTime(data.until) })
        : t('board.journal.paused', { who, reason });
      return { text, icon: 'pause' };
    }
    case 'continued':
      return {
        text: actor ? t('board.journal.continued', { who }) : t('board.journal.continuedItself'),
        icon: 'play',
        details: dues(data.clocks),
      };
    case 'contacted':
      return { text: t(`board.journal.contacted.${data.how}`, { who }), icon: 'phone', tone: 'accent' };
    case 'moved':
      return { text: t('board.journal.moved'), icon: 'calendar', details: dues(data.clocks) };
    case 'reminded':
      return {
        text: t(`board.journal.reminded.${data.stage}`, { what: t(`common.clock.${data.clock}`) }),
        icon: 'clock',
        tone: 'late',
      };
  }
};

/** Oldest first; a run of messages by one person is one line. */
export const journalOf = (items: readonly TimelineItem[], say: Speaker): Line[] => {
  const targets = targetsOf(items);
  const lines: (Line & { run?: string | undefined; n: number })[] = [];
  for (const item of items) {
    const before = lines[lines.length - 1];
    if (!isReadable(item)) {
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
