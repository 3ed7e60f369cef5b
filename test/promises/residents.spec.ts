/** The resident has no account: number and code of a slip show how the matter stands and take what they say of it. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { CallDetail, CallSummary } from '../../src/protocol/calls/call-summary.js';
import type { Deadline } from '../../src/protocol/calls/deadline.js';
import type { TimelineItem } from '../../src/protocol/calls/timeline.js';
import type { Message } from '../../src/protocol/calls/message.js';
import type { ResidentState, Slip } from '../../src/protocol/residents/slips.js';
import { DATABASES } from '../databases.js';
import { openTestHub, type TestHub } from '../hub.js';
import { accept, openPage, raise, ringOf, type Page } from '../page.js';
import type { Username } from '../world.js';

const DAY = 86_400;
const CANARY = '金丝雀';

describe.each(DATABASES)('the resident follows their matter by a slip, on %s', (kind) => {
  let t: TestHub;
  let [li, wang, zhou] = [] as unknown as Page[];
  beforeEach(async () => {
    t = await openTestHub(kind, { TRUST_PROXY: '1' });
    await t.http('xie', 'PUT', '/api/settings', { dutyPhone: '024-12345678' });
    [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
    await wang!.do('duty:start');
  });
  afterEach(() => t.close());

  const raised = (more: object = {}) =>
    raise(li!, { summary: `楼上漏水${CANARY}`, category: 'property', ...more });
  const give = (callId: string, who: Username = 'li', payload: object = {}) =>
    t.http(who, 'POST', `/api/calls/${callId}/slip`, payload);
  const slipOf = async (callId: string, payload: object = {}): Promise<Slip> => {
    const { status, body } = await give(callId, 'li', payload);
    expect(status).toBe(201);
    return body as Slip;
  };
  /** From an address of the resident's own. */
  const ask = (what: string, body: unknown, address = '203.0.113.7', lang = 'zh') =>
    t.http(null, 'POST', `/api/resident/${what}`, body, {
      'x-forwarded-for': address,
      'accept-language': lang,
    });
  const stateOf = async ({ number, code }: Slip, lang = 'zh') =>
    (await ask('state', { number, code }, undefined, lang)).body as ResidentState;
  const answer = ({ number, code }: Slip, more: object) => ask('answer', { number, code, ...more });
  const close = (callId: string, more: object = {}) =>
    wang!.do('call:close', { callId, outcome: 'resolved', solved: true, note: '物业已修好', ...more });
  const detail = async (who: Username, callId: string) =>
    (await t.http(who, 'GET', `/api/calls/${callId}`)).body as CallDetail;
  const timeline = async (who: Username, callId: string) =>
    (await t.http(who, 'GET', `/api/calls/${callId}/timeline`)).body.items as TimelineItem[];
  const days = async (n: number) => {
    await t.leap(n * DAY);
    t.signInAgain();
  };
  /** Nothing that was told to this person's pages, nor any of their answers, holds the words. */
  const heardNothing = (page: Page, words: RegExp) => expect(JSON.stringify(page.told)).not.toMatch(words);

  test('a slip opens its own matter, however the code is typed, and says in one sentence how it stands', async () => {
    const { id, number } = await raised();
    const slip = await slipOf(id);
    expect(slip.number).toBe(number);
    expect(slip.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/);
    expect(slip.url).toBe(`http://localhost:0/r?n=${number}#${slip.code}`);

    expect(await stateOf(slip)).toEqual({
      number,
      state: 'ringing',
      sentence: '正在为您联系检察人员，接听后就办。',
      next: '2026-12-01',
      unit: '和平区人民检察院',
      unitPhone: '024-12345678',
      canAnswer: false,
      canAdd: true,
    });
    await accept(wang!, id);
    const typed = ` ${slip.code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')}`;
    expect(await stateOf({ ...slip, code: typed, number: number.slice(4) })).toMatchObject({
      state: 'active',
      sentence: 'wang检察官正在办理您的事。',
      handledBy: 'wang检察官',
    });
    expect((await stateOf(slip, 'en')).sentence).toBe('wang检察官 is seeing to your matter.');
    await wang!.do('call:pause', { callId: id, reason: 'body', until: '2026-11-26T01:00:00.000Z' });
    expect(await stateOf(slip)).toMatchObject({
      sentence: 'wang检察官正在办理，在等别的单位答复。',
      next: '2026-11-26',
    });
    await wang!.do('call:continue', { callId: id });
    await close(id, { followUpBy: '2026-11-30' });
    expect(await stateOf(slip)).toMatchObject({
      state: 'closed',
      sentence: '物业已修好。这件事已经办结：已解决。',
      handledBy: 'wang检察官',
      next: '2026-11-30',
      canAnswer: true,
      canAdd: false,
    });
    // The code is told once, and kept nowhere.
    const kept = await t.foundations.store.read.rows<object>('select * from slip');
    expect(JSON.stringify(kept)).not.toContain(slip.code);
    expect(JSON.stringify(await timeline('li', id))).not.toContain(slip.code);
  });

  test('who is helped is registered apart from who called, with their consent kept', async () => {
    const resident = {
      name: `沈阳好日子商贸${CANARY}`,
      phone: '13912345678',
      basis: 'consent',
      kind: 'enterprise',
    };
    const { id } = await raised({ resident, callbackPhone: '024-87654321' });
    await t.pass(60);
    const asked = { by: { name: 'li' }, at: '2026-11-24T01:00:00.000Z', purposes: ['handle'] };
    expect(await detail('li', id)).toMatchObject({
      callback: { phone: '024-87654321' },
      resident,
      consent: asked,
    });
    const masked = await detail('zhou', id);
    expect(masked).toMatchObject({ masked: true, resident: { kind: 'enterprise' }, consent: asked });
    expect(JSON.stringify(masked.resident)).not.toMatch(/金丝雀|13912345678/);

    // Another telephone, the same consent; then they are asked for something more, by somebody else.
    const amend = (page: Page, more: object) =>
      page.do('call:amend', { callId: id, resident: { ...resident, ...more } });
    await amend(li!, { phone: '13912345679' });
    expect(await detail('li', id)).toMatchObject({ resident: { phone: '13912345679' }, consent: asked });
    await accept(wang!, id);
    await amend(wang!, { texts: true });
    await amend(wang!, { texts: true });
    expect(await detail('wang', id)).toMatchObject({
      resident: { kind: 'enterprise', texts: true },
      consent: { by: { name: 'wang' }, at: '2026-11-24T01:01:00.000Z', purposes: ['handle', 'text'] },
    });
    const said = (await timeline('zhou', id)).flatMap((f) =>
      (f.deed === 'raised' || f.deed === 'amended') && 'resident' in f.data
        ? [[f.actor!.name, f.data.resident]]
        : [],
    );
    const about = { kind: 'enterprise', basis: 'consent' };
    expect(said).toEqual([
      ['li', { ...about, purposes: ['handle'] }],
      ['li', { ...about, purposes: ['handle'] }],
      ['wang', { ...about, purposes: ['handle', 'text'] }],
    ]);
    const rows = await t.foundations.store.read.rows<object>('select * from call_particulars');
    expect(JSON.stringify(rows)).not.toMatch(/金丝雀|139123/);
    const wrong = await li!.ask('call:amend', { callId: id, resident: { ...resident, kind: 'robot' } });
    expect(wrong).toMatchObject({ ok: false, error: { code: 'invalid' } });
  });

  test('each end of a matter has its sentence, and where it went', async () => {
    const referral = { body: '沈阳市公安局', contact: '110', how: 'warm', replyBy: '2026-12-03' };
    const ends: [object, object, string][] = [
      [
        {},
        { outcome: 'advised', solved: true, note: '已告知' },
        '已告知。这件事已经办结：已经告诉您怎么办。',
      ],
      [{}, { outcome: 'unresolved', solved: false, note: '难办！' }, '难办！这件事已经办结，暂时没有解决。'],
      [
        {},
        { outcome: 'referred', solved: false, note: '已转', referral },
        '已转。这件事由沈阳市公安局，电话110办理。12月3日我们再问一次结果。',
      ],
      [
        { category: 'petition' },
        { outcome: 'referred', solved: false, note: '已转', referral: { body: '12309', how: 'warm' } },
        '已转。已移送12309检察服务中心。',
      ],
      [
        {},
        { outcome: 'duplicate', solved: false, note: '同一件' },
        '同一件。和另一件是同一件事，合在一起办。',
      ],
    ];
    for (const [about, closing, sentence] of ends) {
      const { id } = await raised(about);
      const slip = await slipOf(id);
      await accept(wang!, id);
      await close(id, closing);
      expect((await stateOf(slip)).sentence).toBe(sentence);
    }
    await wang!.do('duty:end');
    const { id } = await raised();
    const slip = await slipOf(id);
    expect((await stateOf(slip)).state).toBe('waiting');
    await li!.do('call:cancel', { callId: id });
    expect(await stateOf(slip)).toMatchObject({ state: 'cancelled', canAnswer: false, canAdd: false });
    expect((await give(id)).body).toMatchObject({ code: 'conflict' });
  });

  test('who may write in the call gives a slip, and nobody else; a new one ends the old', async () => {
    const { id } = await raised();
    for (const who of ['qian', 'he', 'gao', 'deng'] as const)
      expect([403, 404]).toContain((await give(id, who)).status);
    expect((await give(id, 'chen')).status).toBe(404);
    await accept(wang!, id);
    const first = await slipOf(id);
    const second = (await give(id, 'wang')).body as Slip;
    expect((await give(id, 'zhou')).status).toBe(201);
    const third = (await give(id, 'sun')).body as Slip;
    const gone = await Promise.all([first, second].map((slip) => ask('state', slip)));
    expect(gone.map(({ status }) => status)).toEqual([404, 404]);
    expect((await stateOf(third)).state).toBe('active');
    expect((await timeline('zhou', id)).filter((f) => f.deed === 'slip_given')).toHaveLength(4);
  });

  test('wrong, unknown, ill-formed and replaced are one and the same answer', async () => {
    const { id, number } = await raised();
    const replaced = await slipOf(id);
    const { code } = await slipOf(id);
    const last = code.at(-1) === '0' ? '2' : '0';
    const wrong: unknown[] = [
      { number, code: code.slice(0, -1) + last },
      { number: '20261124-999', code },
      { number, code: replaced.code },
      { number, code: '1' },
      { number, code: 'UUUU-UUUU-UUUU' },
      { number },
      { code },
      {},
      [],
      { number: { a: 1 }, code: [code] },
      { number, code: 'A'.repeat(10_000) },
    ];
    const answers = [];
    for (const [n, body] of wrong.entries()) {
      const found = await ask('state', body, `198.51.100.${n}`);
      answers.push(`${found.status} ${JSON.stringify(found.body)}`);
    }
    for (const what of ['answer', 'words'])
      answers.push(
        await ask(what, { number, code: replaced.code, solved: 'perhaps', more: 1 }).then(
          (found) => `${found.status} ${JSON.stringify(found.body)}`,
        ),
      );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404');
    expect(answers[0]).not.toContain(code);
  });

  test('guessing is told to wait, by address and by number, and who has the slip still gets in', async () => {
    const { id, number } = await raised();
    const { code } = await slipOf(id);
    const guess = (n: number, address: string, of = number) =>
      ask('state', { number: of, code: String(n).padStart(12, '2') }, address);
    let found;
    for (let n = 0; n < 21; n++) found = await guess(n, '198.51.100.1');
    expect(found).toMatchObject({ status: 429, body: { code: 'too_many_requests', retryAfterSeconds: 900 } });
    // Nor with the right one: what was guessed last is not looked at.
    expect((await ask('state', { number, code }, '198.51.100.1')).status).toBe(429);
    // The addresses of one household are one; those of another number are the same address.
    expect((await guess(1, '198.51.100.1', '20261124-002')).status).toBe(429);
    for (let n = 0; n < 10; n++) expect((await guess(n, `2001:db8::${n}`)).status).toBe(404);
    // For this number that is enough: who has guessed before waits, who has not has one try.
    expect((await guess(1, '2001:db8::aa')).status).toBe(429);
    expect((await guess(1, '192.0.2.1')).status).toBe(404);
    expect((await guess(2, '192.0.2.1')).status).toBe(429);
    expect((await ask('state', { number, code }, '203.0.113.9')).status).toBe(200);
    expect((await ask('answer', { number, code, solved: true }, '203.0.113.9')).status).toBe(409);

    await t.leap(901);
    expect((await ask('state', { number, code }, '198.51.100.1')).status).toBe(200);
  });

  test('a guarded matter has a slip once a safe contact is confirmed, and it names nothing', async () => {
    const { id } = await raised({ category: 'domestic_violence' });
    const refused = await give(id);
    expect(refused.body).toMatchObject({ code: 'conflict' });
    expect(refused.body.detail).toMatch('安全');
    expect((await give(id, 'sun', { safeContact: true })).status).toBe(403);
    const slip = await slipOf(id, { safeContact: true });
    expect((await timeline('li', id)).findLast((f) => f.deed === 'slip_given')).toMatchObject({
      actor: { name: 'li' },
      data: { safeContact: true },
    });
    await accept(wang!, id);
    const referral = { body: '妇联12338', how: 'warm', replyBy: '2026-12-03' };
    await close(id, { outcome: 'referred', solved: false, note: `送到庇护所${CANARY}`, referral });
    for (const lang of ['zh', 'en'])
      expect(JSON.stringify(await stateOf(slip, lang))).not.toMatch(/家暴|暴力|violence|妇联|庇护|金丝雀/);
    expect((await stateOf(slip)).sentence).toMatch('已经办结');
    // Nobody comes to the door or telephones unasked, nor is it said that somebody would.
    const said = await answer(slip, { solved: false });
    const after = '这件事已经办结。想知道详情，请打下面的电话。您说没解决，已经记下。';
    for (const { next, sentence } of [await stateOf(slip), said.body as ResidentState])
      expect([next, sentence]).toEqual([undefined, after]);
  });

  test('a matter that becomes guarded shuts the slip of before', async () => {
    const { id, number } = await raised();
    const { code } = await slipOf(id);
    await li!.do('call:amend', { callId: id, category: 'minors' });
    expect((await ask('state', { number, code })).status).toBe(404);
    expect((await ask('words', { number, code, words: '一句话' })).status).toBe(404);
    expect((await stateOf(await slipOf(id, { safeContact: true }))).state).toBe('ringing');
  });

  test('a word to add is read by holder and community, sealed, a few an hour', async () => {
    const { id, number } = await raised();
    await accept(wang!, id);
    const { code } = await slipOf(id);
    const add = (words: unknown) => ask('words', { number, code, words });
    expect((await add('')).body.fields).toHaveProperty('words');
    expect((await add('长'.repeat(501))).body.fields).toHaveProperty('words');
    const words = `门锁换了${CANARY}`;
    expect((await add(words)).status).toBe(200);
    expect((await add(words)).status).toBe(200);
    for (const page of [li!, wang!])
      expect(await page.hear<Message>('call:message')).toMatchObject({
        text: words,
        from: { name: '居民', role: 'resident' },
      });
    const { items } = (await t.http('wang', 'GET', `/api/calls/${id}/messages`)).body;
    expect(items).toHaveLength(1);
    const rows = await t.foundations.store.read.rows<object>('select * from message');
    expect(JSON.stringify(rows)).not.toContain(CANARY);
    for (let n = 0; n < 4; n++) await add(`第${n}句`);
    expect((await add('太多了')).body).toMatchObject({ code: 'too_many_requests' });
    await close(id);
    expect((await add('还有')).body).toMatchObject({ code: 'conflict' });
  });

  test('not solved opens it again and rings the holder, who learns no more; once a closing cycle', async () => {
    const { id } = await raised();
    await accept(wang!, id);
    const slip = await slipOf(id);
    expect((await answer(slip, { solved: true })).body).toMatchObject({ code: 'conflict' });
    await close(id);
    await li!.do('call:rate', { callId: id, rating: 5 });
    expect((await answer(slip, {})).body.fields).toHaveProperty('solved');
    expect((await answer(slip, { solved: true, satisfied: 6 })).body.fields).toHaveProperty('satisfied');

    const before = wang!.heard('offer:ring').length;
    const tried = [1, 2].map((satisfied) => ({ solved: false, satisfied, words: `还在漏${CANARY}` }));
    const both = await Promise.all(tried.map((one) => answer(slip, one)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const said = tried[both.findIndex(({ status }) => status === 200)]!;
    expect((await answer(slip, said)).body).toMatchObject({ state: 'ringing', canAnswer: false });
    expect((await answer(slip, { ...said, words: '别的话' })).body).toMatchObject({ code: 'conflict' });
    expect(wang!.heard('offer:ring')).toHaveLength(before + 1);
    expect((await ringOf(wang!, id)).call.state).toBe('ringing');
    expect((await timeline('zhou', id)).filter((f) => f.deed === 'resident_answered')).toHaveLength(1);
    expect((await detail('li', id)).rating).toBeUndefined();

    const again = wang!.heard<{ id: string; call: { id: string } }>('offer:ring').at(-1)!;
    await wang!.do('offer:accept', { offerId: again.id });
    expect((await stateOf(slip)).sentence).toBe('您的事重新办理，wang检察官正在办。');
    const seen = await timeline('wang', id);
    expect(seen.find((f) => f.deed === 'reopened')).toMatchObject({ data: { resident: true } });
    expect(JSON.stringify([seen, await detail('wang', id)])).not.toMatch(
      /resident_answered|satisfied|还在漏/,
    );
    heardNothing(wang!, /residentAnswer|satisfied|还在漏/);
    for (const who of ['li', 'zhou'] as const)
      expect((await timeline(who, id)).find((f) => f.deed === 'resident_answered')).toMatchObject({
        reason: said.words,
        data: { solved: false, satisfied: said.satisfied },
      });

    // A new cycle asks anew.
    await close(id, { note: '又修了一次' });
    expect((await answer(slip, { solved: true, satisfied: 4 })).body).toMatchObject({ canAnswer: false });
    expect((await stateOf(slip)).sentence).toBe('又修了一次。这件事已经办结：已解决。您已答复：已解决。');
    const back = await wang!.ask('call:reopen', { callId: id });
    expect(back).toMatchObject({ ok: false, error: { code: 'conflict' } });
    for (const who of ['li', 'zhou'] as const)
      expect((await detail(who, id)).residentAnswer).toEqual({ solved: true, satisfied: 4 });
    expect(await detail('wang', id)).not.toHaveProperty('residentAnswer');
    await li!.hear<CallSummary>('call:changed', (call) => call.residentAnswer?.solved === true);
    await li!.do('call:reopen', { callId: id, reason: '又漏了' });
    expect(await detail('zhou', id)).not.toHaveProperty('residentAnswer');
  });

  test('too late to open again, or not ours to solve: a coordinator hears of it and the handler does not', async () => {
    const { id: late } = await raised();
    await accept(wang!, late);
    const slip = await slipOf(late);
    await close(late);
    const { id: referred } = await raised();
    await accept(wang!, referred);
    const other = await slipOf(referred);
    const referral = { body: '12345', how: 'told' };
    await close(referred, { outcome: 'referred', solved: false, referral });

    expect((await answer(other, { solved: false })).body).toMatchObject({
      state: 'closed',
      canAnswer: false,
    });
    await days(8);
    [li, wang, zhou] = [await t.page('li'), await t.page('wang'), await t.page('zhou')];
    const told = await answer(slip, { solved: false, words: `没修${CANARY}` });
    expect(told.body).toMatchObject({ state: 'closed', next: '2026-12-05' });
    expect(told.body.sentence).toMatch('另请人联系您');
    expect(await zhou!.hear('follow-up:changed', (f) => f.callId === late)).toMatchObject({
      kind: 'visit',
      state: 'open',
    });
    const list = async (who: Username) =>
      (await t.http(who, 'GET', '/api/calls?followUp=open')).body.items as CallSummary[];
    const visits = async (who: Username) =>
      (await t.http(who, 'GET', `/api/calls/${late}/deadlines`)).body.items.filter(
        (one: Deadline) => one.kind === 'visit',
      );
    expect((await list('zhou')).map((call) => call.id).sort()).toEqual([late, referred].sort());
    expect(await list('wang')).toEqual([]);
    expect((await t.http('wang', 'GET', '/api/calls/count?followUp=open')).body.total).toBe(0);
    expect([await visits('zhou'), await visits('wang')]).toMatchObject([[{ state: 'running' }], []]);
    expect((await detail('zhou', late)).followUps).toMatchObject([{ kind: 'visit', by: { name: 'zhou' } }]);
    expect(await detail('wang', late)).not.toHaveProperty('followUps');
    const deadlines = async (who: Username) =>
      JSON.stringify((await t.http(who, 'GET', `/api/calls/${late}/deadlines`)).body);
    expect([await deadlines('zhou'), await deadlines('wang')]).toEqual([
      expect.stringMatching('2026-12-05'),
      expect.not.stringMatching('2026-12-05'),
    ]);
    expect((await t.http('wang', 'GET', '/api/calls?followUp=open')).body.items).toEqual([]);
    await zhou!.do('call:followed-up', { callId: late, kind: 'visit', note: `已去看过${CANARY}` });
    expect(JSON.stringify(await timeline('wang', late))).not.toMatch(
      /没修|看过|resident_answered|followed_up/,
    );
    heardNothing(wang!, /follow-up|residentAnswer|没修/);
  });

  test('by nothing that follows of it does the handler learn what the resident said, though they coordinate besides', async () => {
    const roles = ['officer', 'worker', 'coordinator'];
    const both = { roles, communityIds: [t.world.community.caita] };
    expect((await t.http('xie', 'PATCH', `/api/people/${t.world.ids.wang}`, both)).status).toBe(200);
    wang = await t.page('wang');
    const { id } = await raised();
    await accept(wang, id);
    const slip = await slipOf(id);
    // Their own plan is a visit on the twentieth.
    await close(id, { followUpBy: '2026-12-20' });
    await days(8);
    [wang, zhou] = [await t.page('wang'), await t.page('zhou')];
    const above = await openPage(t.base, 'coordination', await t.token('wang'));
    const asked = [
      `/api/calls/${id}`,
      `/api/calls/${id}/timeline`,
      `/api/calls/${id}/digest`,
      `/api/calls/${id}/deadlines`,
      '/api/liaison',
      ...['open', 'soon', 'late'].flatMap((which) => [
        `/api/calls?followUp=${which}`,
        `/api/calls/count?followUp=${which}`,
      ]),
    ];
    const seen = async () => {
      const all = await Promise.all(asked.map(async (path) => (await t.http('wang', 'GET', path)).body));
      return JSON.stringify(all).replace(/"(version|serverTime)":[^,}]*/g, '');
    };
    const before = await seen();
    const heard = wang.told.length;
    expect(before).toMatch('2026-12-20');
    expect((await answer(slip, { solved: false, words: '没修' })).status).toBe(200);
    await t.pass(5);

    expect(await seen()).toBe(before);
    expect(wang.told.slice(heard)).toEqual([]);
    expect(JSON.stringify(above.told)).not.toMatch(/follow-up|residentAnswer|2026-12-05/);
    expect((await t.http('zhou', 'GET', '/api/calls/count?followUp=soon')).body.total).toBe(1);
    // Nor does a slip of their own tell it, or take the resident's from them.
    expect((await give(id, 'wang')).body).toMatchObject({ code: 'forbidden' });
    expect((await stateOf(slip)).sentence).toMatch('您说没解决');

    // Putting off and reminding is of one of the two.
    await wang.do('call:followed-up', { callId: id, kind: 'visit', until: '2026-12-21', note: '改天' });
    expect((await detail('zhou', id)).followUps!.map(({ dueAt }) => dueAt.slice(0, 10)).sort()).toEqual([
      '2026-12-05',
      '2026-12-21',
    ]);
    // Whoever has seen the resident has seen them for both.
    await zhou!.do('call:followed-up', { callId: id, kind: 'visit', note: `已去看过${CANARY}` });
    expect((await detail('zhou', id)).followUp).toBeUndefined();
    expect((await detail('wang', id)).followUps).toMatchObject([{ kind: 'visit', doneBy: { name: 'zhou' } }]);
    expect(JSON.stringify([wang.told, await detail('wang', id), await timeline('wang', id)])).not.toMatch(
      /看过|2026-12-05/,
    );
    above.close();
  });

  test('after thirty days nothing is answered any more', async () => {
    const { id } = await raised();
    await accept(wang!, id);
    const slip = await slipOf(id);
    await close(id);
    await days(29);
    expect((await stateOf(slip)).canAnswer).toBe(true);
    await days(1);
    expect(await stateOf(slip)).toMatchObject({ state: 'closed', canAnswer: false });
    const over = await answer(slip, { solved: false });
    expect(over.body).toMatchObject({ code: 'conflict' });
    expect(over.body.detail).toMatch('三十天');
  });

  test('what the resident says counts before what the community rated', async () => {
    const closing = async (rating: number | null, said: boolean | null) => {
      const { id } = await raised();
      await accept(wang!, id);
      const slip = await slipOf(id);
      await close(id);
      if (rating !== null) await li!.do('call:rate', { callId: id, rating });
      return async () => (said === null ? undefined : answer(slip, { solved: said }));
    };
    const late = [
      await closing(5, false),
      await closing(1, true),
      await closing(null, true),
      await closing(4, null),
      await closing(2, null),
    ];
    await days(8);
    for (const say of late) await say();
    const asked = 'from=2026-11-23T16:00:00.000Z&to=2026-11-30T16:00:00.000Z';
    const summary = (await t.http('zhou', 'GET', `/api/reports/summary?${asked}`)).body;
    expect(summary.calls).toMatchObject({ solved: 5, confirmedSolved: 3 });
    const listed = (await t.http('zhou', 'GET', `/api/calls?result=confirmed&${asked}`)).body;
    expect(listed.items).toHaveLength(3);
  });
});
