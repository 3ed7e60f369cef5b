/** A call in a few sentences: what of its journal they tell, that nothing open is left out, and nothing that is not theirs told. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CallRow } from '../../../src/call/call.entity.js';
import type { FollowUpState, Help } from '../../../src/call/care/care-book.js';
import type { ClockTime } from '../../../src/call/clock-book.js';
import type { BrokenFact, StoredFact } from '../../../src/call/facts.repository.js';
import type { FactData } from '../../../src/call/facts.js';
import { digestOf } from '../../../src/call-digest/digest.js';
import type { DigestSource } from '../../../src/call-digest/digest-source.js';
import type { DeedName } from '../../../src/protocol/codes.js';
import { DAY, HOUR, MINUTE } from '../../../src/protocol/time/durations.js';
import { iso } from '../../../src/protocol/time/instant.js';
import type { CallDigest } from '../../../src/protocol/words/call-digest.js';
import { NOW, raise, two } from '../call/given.js';

/** 10:00 of a Monday in Shenyang. */
const AT = NOW;
const NAMES: Record<string, string> = { wang: '王检察官', li: '李检察官助理', gao: '高敏', chen: '陈检察官' };
const CATEGORIES: Record<string, string> = { family: '家庭', other: '其他', minors: '未成年人' };

const fact = <D extends DeedName>(
  deed: D,
  at: number,
  data: Partial<FactData[D]>,
  actorId: string | null = 'wang',
) =>
  ({
    callId: 'c',
    seq: 0,
    deed,
    at,
    data,
    actorId,
    sealedWords: 'SEALED',
    broken: false,
  }) as unknown as StoredFact;
const raised = fact('raised', AT, { category: 'other' }, 'gao');
const broken = { ...raised, data: {}, broken: true } as BrokenFact;

const lineOf = (more: Partial<CallRow> = {}, ringing: Partial<CallRow['ringing']> = {}): CallRow => {
  const { line } = raise(two).call;
  return {
    ...line,
    state: 'active',
    holderId: 'wang',
    answeredAt: AT + MINUTE,
    clocks: null,
    closeBy: AT + 7 * DAY,
    ...more,
    ringing: { ...line.ringing, holders: ['wang'], ...ringing },
  };
};
const source = (more: Partial<DigestSource> = {}): DigestSource => ({
  lang: 'zh',
  now: AT + 2 * HOUR,
  line: lineOf(),
  summary: '丈夫要离婚，房子怎么分',
  facts: [raised],
  requests: [],
  promises: [],
  names: {
    person: (id) => NAMES[id] ?? '',
    community: () => '彩塔街社区',
    department: () => '第二检察部',
    category: (code) => CATEGORIES[code] ?? '',
  },
  ...more,
});
const texts = (digest: CallDigest) => ({
  who: digest.who.map(({ text }) => text),
  what: digest.what.map(({ text }) => text),
  promised: digest.promised.map(({ text }) => text),
  open: digest.open.map(({ text }) => text),
});
const help = (more: Partial<Help> = {}): Help => ({
  id: 'h1',
  to: { officer: 'chen' },
  askedBy: 'wang',
  askedAt: AT,
  askedSeq: 3,
  answerBy: AT + DAY,
  state: 'asked',
  helper: null,
  resident: null,
  endedAt: null,
  endedSeq: null,
  wakeAt: null,
  ...more,
});
const followUp = (more: Partial<FollowUpState> = {}): FollowUpState => ({
  kind: 'visit',
  by: 'wang',
  dueAt: AT + 3 * DAY,
  setAt: AT,
  setBy: 'wang',
  setSeq: 5,
  putOff: 0,
  stage: null,
  wakeAt: null,
  state: 'open',
  doneBy: null,
  endedAt: null,
  endedSeq: null,
  ...more,
});
const clock = (more: Partial<ClockTime & { doneAt: number | null }>) => ({
  kind: 'close' as const,
  limit: { amount: 7, unit: 'days' as const },
  from: AT,
  due: AT + 7 * DAY,
  left: null,
  warnAt: null,
  warned: null,
  doneAt: null,
  ...more,
});

/** A call that was handed over, with everything that can be open on it. */
const FULL = source({
  line: lineOf(
    {
      category: 'minors',
      urgency: 'urgent',
      holderId: 'li',
      clocks: {
        clocks: [
          clock({ kind: 'answer', doneAt: AT + MINUTE }),
          clock({ kind: 'contact', due: AT + HOUR }),
          clock({}),
        ],
        pauses: [],
        pause: { reason: 'body', since: AT + HOUR, until: null, by: 'li' },
        contact: null,
      },
    },
    {
      holders: ['wang', 'li'],
      heldSince: AT + 90 * MINUTE,
      help: [
        help({ answerBy: AT + 3 * HOUR }),
        help({ id: 'h2', state: 'agreed', helper: 'chen', answerBy: AT + DAY }),
        help({ id: 'h3', to: { department: 'd2' }, answerBy: AT + 4 * DAY }),
        help({ id: 'h4', to: { body: 'b', name: '区民政局' }, answerBy: AT + 5 * DAY }),
        help({ id: 'h5', state: 'answered', helper: 'chen' }),
      ],
      returned: {
        times: 1,
        by: ['li'],
        ruled: false,
        open: { by: 'li', at: AT, seq: 9, reviewBy: AT + 6 * HOUR, late: false, upheld: false },
        last: null,
      },
      transfer: { giver: 'li', by: 'li', departmentId: null, officerId: 'chen', tried: [] },
    },
  ),
  facts: [
    raised,
    fact('amended', AT + 5 * MINUTE, { category: 'minors', changed: ['summary'] }, 'gao'),
    broken,
    fact('messaged', AT + 6 * MINUTE, { message: 'm1', role: 'officer' }),
    fact('messaged', AT + 20 * MINUTE, { message: 'm2', role: 'worker' }, 'gao'),
    fact('messaged', AT + 21 * MINUTE, { message: 'm3', role: 'worker' }, 'gao'),
    fact('closed', AT + 30 * MINUTE, { outcome: 'advised', referral: null }),
    fact('rated', AT + 35 * MINUTE, { rating: 1 }, 'gao'),
    fact('reopened', AT + 40 * MINUTE, {}, 'gao'),
  ],
  requests: [{ agency: '区妇联', dueAt: AT + 2 * DAY }],
  promises: [{ by: 'chen', dueAt: AT - HOUR, wholeDay: true }],
});

describe('in sentences', () => {
  test('Chinese', () => {
    expect(texts(digestOf(FULL))).toEqual({
      who: [
        '今天 10:00，彩塔街社区的高敏发起呼叫',
        '今天 11:30 起，李检察官助理办理',
        '此前办理过：王检察官',
        '协办：陈检察官',
      ],
      what: [
        '说的是：丈夫要离婚，房子怎么分',
        '类别：未成年人；紧急',
        '今天 10:05，高敏把类别从其他改为未成年人',
        '今天 10:05，高敏改过文字',
        '今天 10:30，王检察官办结：已解答',
        '今天 10:40，重新打开',
      ],
      promised: [
        '陈检察官答应社区的事，最晚今天办到',
        '今天 11:00 前联系上，已过期限',
        '请陈检察官协办，今天 13:00 前答复',
        '李检察官助理申请退回，今天 16:00 前审核',
        '陈检察官答应协办，11月25日 10:00 前答复',
        '请区妇联帮忙，11月26日 10:00 前答复',
        '请第二检察部协办，11月28日 10:00 前答复',
        '请区民政局协办，11月29日 10:00 前答复',
        '12月1日 10:00 前办结',
      ],
      open: [
        '社区有 2 条留言没有回复，最早今天 10:20',
        '还没有联系过居民或社区',
        '没有说明是否已向公安机关报案',
        '今天 11:00 起暂停计时：等其他单位',
        '正在转给陈检察官，还没有接手',
        '日志里有 1 条读不出来',
      ],
    });
  });

  test('English', () => {
    const { who, promised, open } = texts(digestOf({ ...FULL, lang: 'en' }));
    expect(who[0]).toBe('高敏 of 彩塔街社区 called today 10:00');
    expect(promised.slice(1, 3)).toEqual([
      'They are reached by today 11:00; overdue',
      '陈检察官 was asked to help; answers by today 13:00',
    ]);
    expect(promised.at(-1)).toBe('Closed by 1 December 10:00');
    expect(open[0]).toBe('2 messages of the community have no answer, the first today 10:20');
  });

  test('of a closed call: how it ended, who has been asked, and what follows', () => {
    const referral = { body: '区法律援助中心', how: 'warm' as const, replyBy: '2025-11-27' };
    const closed = source({
      line: lineOf(
        { state: 'closed', holderId: null, referral, closedAt: AT + HOUR },
        {
          followUps: [
            followUp({ kind: 'reply', dueAt: AT - 3 * DAY }),
            followUp(),
            followUp({ state: 'done' }),
          ],
        },
      ),
      facts: [
        raised,
        fact('contacted', AT + 10 * MINUTE, { how: 'message' }),
        fact('contacted', AT + 20 * MINUTE, { how: 'phone' }),
        fact('closed', AT + HOUR, { outcome: 'referred', referral }),
      ],
    });
    const { who, what, promised, open } = texts(digestOf(closed));
    expect(who.slice(1)).toEqual(['现在没有人办理', '此前办理过：王检察官']);
    expect(what.slice(2)).toEqual([
      '今天 10:20，王检察官联系过：打过电话',
      '今天 11:00，王检察官办结：已转介区法律援助中心',
    ]);
    expect(promised).toEqual(['11月21日问区法律援助中心办得怎么样，已过期限', '11月27日回访']);
    expect(open).toEqual([]);
  });

  test('without words, with many, and with what cannot be read', () => {
    const said = (summary: string | undefined) => texts(digestOf(source({ summary }))).what[0];
    expect(said('')).toBe('没有留下文字');
    expect(said(undefined)).toBe('留下的文字读不出来');
    expect(said(`${'字'.repeat(200)}尾`)).toBe(`说的是：${'字'.repeat(80)}…`);
  });

  test('whoever nobody knows any more is somebody; another year is named', () => {
    const old = source({
      now: AT + 400 * DAY,
      line: lineOf({ holderId: 'gone' }, { holders: ['wang', 'gone'] }),
    });
    expect(texts(digestOf(old)).who.slice(0, 2)).toEqual([
      '2025年11月24日 10:00，彩塔街社区的高敏发起呼叫',
      '2025年11月24日 10:01 起，有人办理',
    ]);
  });
});

describe('nothing open is left out', () => {
  const instant = fc.integer({ min: AT - 30 * DAY, max: AT + 30 * DAY });
  const helps = fc.array(
    fc.record({
      state: fc.constantFrom('asked', 'agreed', 'declined', 'answered', 'withdrawn'),
      answerBy: instant,
    }),
    { maxLength: 5 },
  );
  const follow = fc.array(
    fc.record({
      state: fc.constantFrom('open', 'done', 'dropped'),
      kind: fc.constantFrom('reply', 'visit'),
      dueAt: instant,
    }),
    { maxLength: 4 },
  );
  const clocks = fc.array(
    fc.record({
      kind: fc.constantFrom('answer', 'contact', 'close'),
      due: fc.option(instant),
      doneAt: fc.option(instant),
    }),
    { maxLength: 3 },
  );
  const asked = fc.array(fc.record({ agency: fc.constant('区妇联'), dueAt: instant }), { maxLength: 3 });

  test('each has its line with its instant, late where it is over, in the order of what is due', () => {
    fc.assert(
      fc.property(helps, follow, clocks, asked, fc.boolean(), (h, f, c, requests, open) => {
        const line = lineOf(
          {
            state: open ? 'active' : 'closed',
            clocks: { clocks: c.map((one) => clock(one as never)), pauses: [], pause: null, contact: null },
          },
          { help: h.map((one) => help(one as never)), followUps: f.map((one) => followUp(one as never)) },
        );
        const { promised } = digestOf(source({ line, requests, now: AT }));
        const due = [
          ...h.filter(({ state }) => state === 'asked' || state === 'agreed').map(({ answerBy }) => answerBy),
          ...f.filter(({ state }) => state === 'open').map(({ dueAt }) => dueAt),
          ...(open ? c.flatMap(({ due: at, doneAt }) => (at !== null && doneAt === null ? [at] : [])) : []),
          ...requests.map(({ dueAt }) => dueAt),
        ];
        expect(promised.map(({ at }) => at)).toEqual(due.sort((a, b) => a - b).map((at) => iso(at)));
        for (const { at, late, text } of promised) {
          if (late) expect(Date.parse(at!)).toBeLessThanOrEqual(AT);
          expect(text.endsWith('已过期限')).toBe(late === true);
        }
      }),
    );
  });

  test('words of the community wait until an officer has written', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('worker', 'officer'), { maxLength: 8 }), (roles) => {
        const facts = [
          raised,
          ...roles.map((role, i) => fact('messaged', AT + i, { message: `m${i}`, role })),
        ];
        const waiting = roles.length - 1 - roles.lastIndexOf('officer');
        const line = lineOf({
          clocks: { clocks: [], pauses: [], pause: null, contact: { at: AT, by: 'wang', how: 'phone' } },
        });
        const { open } = digestOf(source({ facts, line }));
        expect(open).toHaveLength(waiting > 0 ? 1 : 0);
        if (waiting > 0) expect(open[0]!.at).toBe(iso(AT + roles.length - waiting));
      }),
    );
  });
});

test('no rating, no sealed word, no telephone and no id is told', () => {
  const secrets = source({
    ...FULL,
    facts: [
      ...FULL.facts,
      fact('contacted', AT, { how: 'phone' }),
      fact('recused', AT, { officer: 'wang', withdrew: [] }),
    ],
  });
  const all = JSON.stringify(digestOf(secrets));
  expect(all).not.toMatch(/SEALED|满意|rating|回避|"wang"|m2/);
});
