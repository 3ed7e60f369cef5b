/** How people behave: workers who call, officers who answer, decline or are silent, lines that fail, coordinators who help. */
import { pauseClocks, recordContact, resumeClocks } from '#hub/call/clocks/clock-commands.js';
import { close, takeCloseBack } from '#hub/call/decide/close.js';
import { recuse } from '#hub/call/decide/recusal-rules.js';
import { runCommand } from '#hub/call/decide/run-command.js';
import {
  acceptWithMatter,
  leaveMatterWhereApart,
  mergeCalls,
  partCall,
} from '#hub/call/matter/matter-commands.js';
import { answerClosing } from '#hub/residents/answer-rules.js';
import { assign, transfer } from '#hub/call/decide/transfer.js';
import * as decide from '#hub/call/decide/decide.js';
import { ringsBegun } from '#hub/call/fact-effects.js';
import { retakeDecline } from '#hub/call/decide/retake-decline.js';
import type { Call } from '#hub/call/call-state.js';
import { isOpen } from '#hub/call/call-state.js';
import type { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { PAUSE_REASONS, type Urgency } from '#hub/protocol/codes.js';
import { OUTCOMES } from '#hub/protocol/calls/outcomes.js';
import type { Answer, Hub } from './hub.ts';
import type { Queue } from './queue.ts';
import {
  ALL_COMMUNITIES,
  ALL_OFFICERS,
  CATEGORIES,
  coordinator,
  departmentsOf,
  officer as officerOf,
  TOWN,
  unitOf,
  worker,
} from './town.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
export type Act = () => unknown;
type Kind = 'officer' | 'community' | 'board';
/** Everybody calls from a telephone of their own. */
const keysOf = () => Promise.resolve(new Map<string, string>());

export class People {
  /** Calls still to be raised. */
  left: number;
  private readonly hub: Hub;
  private readonly chance: SeededRandom;
  private readonly queue: Queue<Act>;
  /** Mean milliseconds between two raises of a unit: storms pass, and what waited is handled before the next. */
  private pace = 40 * SECOND;

  constructor(hub: Hub, chance: SeededRandom, queue: Queue<Act>, calls: number) {
    this.hub = hub;
    this.chance = chance;
    this.queue = queue;
    this.left = calls;
  }

  begin(): void {
    const { hub } = this;
    hub.pages.onRing = (officer, ring) => this.rung(officer, ring.id, ring.call.id);
    hub.pages.onAlert = (unitId, callId) => this.alerted(unitId, callId);
    hub.pages.onLost = (kind, id) => this.comesBack(kind, id);
    for (const id of ALL_OFFICERS) {
      hub.pages.connect('officer', id);
      this.in(this.chance.between(0, HOUR), () => this.duty(id));
      this.beats(id);
      this.failing('officer', id);
    }
    for (const id of ALL_COMMUNITIES) {
      hub.pages.connect('community', id);
      this.failing('community', id);
    }
    for (const { id, communities } of TOWN) {
      hub.pages.connect('board', id);
      this.failing('board', id);
      this.raising(communities);
    }
    this.in(HOUR, () => this.changePace());
  }

  private in(milliseconds: number, act: Act): void {
    this.queue.add(this.hub.now + milliseconds, act);
  }
  private about = (mean: number) => Math.round(-Math.log(1 - this.chance.next()) * mean);
  private call = (id: string): Call | undefined => this.hub.memory.calls.get(id);

  private changePace(): void {
    this.pace = this.chance.oneOf([15, 40, 90, 240]) * SECOND;
    if (this.left > 0) this.in(HOUR, () => this.changePace());
  }

  private raising(communities: readonly string[]): void {
    if (this.left <= 0) return;
    this.left -= 1;
    this.in(this.about(this.pace), async () => {
      const urgency = this.chance.weighted<Urgency>([
        ['normal', 8],
        ['urgent', 2],
        ['emergency', 1],
      ]);
      const communityId = this.chance.oneOf(communities);
      if (this.chance.happens(0.04)) await this.walkIn(communityId, this.chance.uuid(), urgency);
      else await this.raise(communityId, this.chance.uuid(), urgency);
      this.raising(communities);
    });
  }
  /** Without an answer the page asks again, with the same id, until it has one. */
  private async raise(communityId: string, clientCallId: string, urgency: Urgency): Promise<void> {
    const answer = await this.hub.raise(communityId, clientCallId, urgency, this.chance.oneOf(CATEGORIES));
    if (answer === 'no answer')
      return this.in(3 * SECOND, () => this.raise(communityId, clientCallId, urgency));
    if (!('value' in answer))
      return this.hub.promises.say(false, () => `a raise was refused: ${answer.refused.message}`);
    const { id } = answer.value.line;
    if (this.chance.happens(0.03)) await this.hub.raise(communityId, clientCallId, 'normal', 'other');
    const { between, happens } = this.chance;
    if (happens(0.05))
      this.in(between(1, 90) * SECOND, () => this.leaving(id, (s, k, w) => decide.cancel(s, k, w)));
    if (happens(0.02))
      this.in(between(1, 300) * SECOND, () =>
        this.leaving(id, (s, k, w) => decide.amend(s, k, w, { category: 'minors', particulars: [] })),
      );
    if (happens(0.25)) this.in(between(1, 400) * SECOND, () => this.merge(id));
    if (happens(0.04)) {
      const to = this.chance.oneOf<Urgency>(['emergency', 'normal']);
      this.in(between(1, 200) * SECOND, () =>
        this.asWorker(id, (s, k, w) => decide.amend(s, k, w, { urgency: to, particulars: [] })),
      );
    }
    if (happens(0.2))
      this.in(between(1, 600) * SECOND, () =>
        this.asWorker(id, (s, _k, w) => decide.message(s, w, this.hub.newId())),
      );
  }
  /** Somebody stands before any officer of the unit, on duty or not; without an answer the page asks again too. */
  private async walkIn(communityId: string, clientCallId: string, urgency: Urgency): Promise<void> {
    const officer = this.chance.oneOf(this.hub.unit(communityId).officers);
    const { hub, chance } = this;
    const record = async (): Promise<void> => {
      const category = chance.oneOf(CATEGORIES);
      const answer = await hub.raise(communityId, clientCallId, urgency, category, officer);
      if (answer === 'no answer') return this.in(3 * SECOND, record);
      if (!('value' in answer))
        return hub.promises.say(false, () => `a walk-in was refused: ${answer.refused.message}`);
      this.handle(officer, answer.value.line.id);
    };
    await record();
  }
  private async asWorker(
    callId: string,
    deed: (
      s: Parameters<typeof decide.cancel>[0],
      k: Parameters<typeof decide.cancel>[1],
      w: ReturnType<typeof worker>,
    ) => unknown,
  ): Promise<void> {
    const call = this.call(callId);
    if (call) await this.hub.onCall(callId, (s, k) => void deed(s, k, worker(call.line.communityId)));
  }

  /** An officer hears a ring: most answer, some decline, some are silent; several may answer at the same instant. */
  private rung(officer: string, offerId: string, callId: string): void {
    const reaction = this.chance.weighted([
      ['accept', 60],
      ['together', 10],
      ['decline', 12],
      ['silence', 18],
    ] as const);
    if (reaction === 'silence') return;
    const after = reaction === 'together' ? 3 * SECOND : this.chance.between(1, 24) * SECOND;
    this.in(after, () =>
      this.answer(officer, offerId, callId, reaction === 'decline' ? 'decline' : 'accept'),
    );
  }
  private async answer(
    officer: string,
    offerId: string,
    callId: string,
    how: 'accept' | 'decline',
  ): Promise<void> {
    const offer = this.hub.memory.offers.get(offerId);
    // A page without a line cannot answer; one that comes back shows the ring again, if it still rings.
    if (!offer || !this.hub.pages.officers.get(officer)!.online) return;
    const who = officerOf(officer);
    const mine = offer.ending === null || offer.ending === (how === 'accept' ? 'accepted' : 'declined');
    const answer = await this.hub.perform(unitOf(officer), (desk) =>
      how === 'accept'
        ? acceptWithMatter(desk, officer, callId, (s, k) => decide.accept(s, k, who, offer))
        : runCommand(desk, callId, (s, k) => decide.decline(s, k, who, offer)),
    );
    if (answer === 'no answer') return this.in(2 * SECOND, () => this.answer(officer, offerId, callId, how));
    const ok = 'value' in answer;
    this.hub.promises.say(!ok || mine, () => `${officer}'s ${how} of a ring that had ended was taken`);
    if (how === 'decline' && ok && this.chance.happens(0.3))
      this.in(this.chance.between(0, 7) * SECOND, () => this.takeBack(who, offerId, callId));
    if (how === 'decline' || !ok) return;
    const again =
      this.chance.happens(0.1) && (await this.hub.onCall(callId, (s, k) => decide.accept(s, k, who, offer)));
    if (again && again !== 'no answer')
      this.hub.promises.say('value' in again, () => `the winner's second touch was refused`);
    this.handle(officer, callId);
  }

  /** The decline was a slip: in time it rings them anew, and too late or once taken it does not. */
  private async takeBack(who: ReturnType<typeof officerOf>, offerId: string, callId: string): Promise<void> {
    const journal = this.hub.memory.journals.get(callId) ?? [];
    const rang = journal.find(
      (f) =>
        (f.deed === 'rung' && f.data.rings.some((r) => r.id === offerId)) ||
        (f.deed === 'retaken' && f.data.ring === offerId),
    );
    const no = journal.find((f) => f.deed === 'declined' && f.data.ring === offerId);
    const [ring] = rang ? ringsBegun(rang) : [];
    if (!rang || !no || !ring) return;
    const { kind, step, expiresAt } = ring;
    const offer = { id: offerId, officerId: who.id, ending: 'declined' as const, endedAt: no.at };
    const answer = await this.hub.onCall(callId, (s, k) => {
      const since = this.hub.memory.journals.get(callId)!.filter((f) => f.seq > no.seq);
      const taken = since.some((f) => f.deed === 'accepted' || f.deed === 'transferred');
      retakeDecline(s, k, who, { ...offer, rungAt: rang.at, expiresAt, kind, step }, taken);
    });
    if (answer === 'no answer' || !('value' in answer)) return;
    const mine = answer.value.rings.find((r) => r.officerId === who.id);
    this.hub.promises.say(mine !== undefined, () => `${who.id} took a decline back and is not rung`);
    if (mine && this.chance.happens(0.8))
      this.in(this.chance.between(1, 10) * SECOND, () => this.answer(who.id, mine.id, callId, 'accept'));
  }

  /** A neighbour's call of the same matter: by who holds one of the two, or by a coordinator; mistakes are parted. */
  private async merge(callId: string): Promise<void> {
    const call = this.call(callId);
    if (!call) return;
    const { unitId } = call.line;
    const others = [...this.hub.memory.calls.values()].filter(
      ({ line }) => line.unitId === unitId && line.id !== callId,
    );
    if (!others.length) return;
    const other = this.chance.oneOf(others.slice(-12)).line;
    const holder = [call.line, other].find(({ state }) => state === 'active')?.holderId;
    const who = holder && this.chance.happens(0.6) ? officerOf(holder) : coordinator(unitId);
    const [id, into] = this.chance.happens(0.5) ? [callId, other.id] : [other.id, callId];
    const now = this.hub.now;
    await this.hub.perform(unitId, (desk) => mergeCalls(desk, who, { callId: id, into, now, keysOf }));
    for (const one of [id, into]) this.seenTo(one);
    if (!this.chance.happens(0.4)) return;
    this.in(this.chance.between(5, 900) * SECOND, async () => {
      if (!this.call(id)) return;
      await this.hub.perform(unitId, (desk) =>
        partCall(desk, coordinator(unitId), { callId: id, reason: 'another', keysOf }),
      );
    });
  }
  /** Who came to hold a call without a ring closes it as well. */
  private seenTo(callId: string): void {
    const line = this.call(callId)?.line;
    for (const { id } of line?.ringing.matter?.calls ?? []) {
      const one = this.call(id)?.line;
      if (one?.state === 'active' && one.ringing.matter?.took !== undefined) this.handle(one.holderId!, id);
    }
  }
  private async leaving(callId: string, deed: Parameters<People['asWorker']>[1]): Promise<void> {
    const call = this.call(callId);
    if (!call) return;
    const by = worker(call.line.communityId);
    await this.hub.perform(call.line.unitId, async (desk) => {
      const after = await runCommand(desk, callId, (s, k) => void deed(s, k, by));
      await leaveMatterWhereApart(desk, by.id, after, keysOf);
    });
  }

  private handle(officer: string, callId: string): void {
    const { between, happens } = this.chance;
    const who = officerOf(officer);
    if (happens(0.3))
      this.in(between(1, 300) * SECOND, () =>
        this.onCall(callId, (s) => void decide.message(s, who, this.hub.newId())),
      );
    if (happens(0.4))
      this.in(between(5, 700) * SECOND, () => this.onCall(callId, (s) => recordContact(s, who, 'phone')));
    if (happens(0.05)) {
      const [from, long] = [between(20, 900) * SECOND, between(1, 40) * MINUTE];
      this.in(from, () =>
        this.onCall(callId, (s, k) =>
          pauseClocks(s, k, who, {
            reason: 'resident',
            until: happens(0.5) ? this.hub.now + long : null,
          }),
        ),
      );
      this.in(from + long / 2, () => this.onCall(callId, (s, k) => resumeClocks(s, k, who)));
    }
    if (happens(0.06)) this.in(between(30, 600) * SECOND, () => this.transfer(officer, callId));
    if (happens(0.03))
      this.in(between(5, 120) * SECOND, () =>
        this.onCall(callId, (s, k) => recuse(s, k, who, { officerId: officer, reason: 'kin' })),
      );
    this.in(between(60, 700) * SECOND, () => this.close(officer, callId));
  }
  private async onCall(callId: string, decision: Parameters<Hub['onCall']>[1]): Promise<Answer<Call>> {
    return this.call(callId) ? this.hub.onCall(callId, decision) : 'no answer';
  }
  private async transfer(officer: string, callId: string): Promise<void> {
    const unit = this.hub.unit(officer);
    const target = this.chance.happens(0.5)
      ? { officerId: this.chance.oneOf(unit.officers) }
      : { departmentId: this.chance.oneOf(departmentsOf(unit)) };
    await this.onCall(callId, (s, k) => transfer(s, k, officerOf(officer), target, 'note'));
  }
  private async close(officer: string, callId: string): Promise<void> {
    const outcome = this.chance.oneOf(OUTCOMES);
    const closing = {
      outcome,
      solved: outcome === 'resolved',
      note: '',
      referral: null,
      report: 'not_needed' as const,
      ...(this.chance.happens(0.3) && {
        followUpBy: new Date(this.hub.now + this.chance.between(60, 7200) * MINUTE).toISOString(),
      }),
    };
    const holder = this.call(callId)?.line.holderId ?? officer;
    const answer = await this.onCall(callId, (s) => close(s, officerOf(holder), closing));
    if (answer === 'no answer' && this.call(callId)?.line.state === 'active')
      return this.in(5 * SECOND, () => this.close(holder, callId));
    const { between, happens } = this.chance;
    if (happens(0.08)) return this.in(between(5, 900) * SECOND, () => this.takeCloseBack(holder, callId));
    if (happens(0.3))
      this.in(between(1, 60) * MINUTE, () =>
        this.asWorker(callId, (s, _k, w) => decide.rate(s, w, between(1, 5))),
      );
    if (happens(0.04))
      this.in(between(1, 50) * MINUTE, () =>
        this.asWorker(callId, (s, k, w) => decide.reopen(s, k, w, 'again')),
      );
    if (happens(0.1)) {
      const said = { solved: happens(0.5), satisfied: null, words: '' };
      this.in(between(1, 50) * MINUTE, () => this.onCall(callId, (s, k) => answerClosing(s, k, said, '')));
    }
  }
  /** A slip of the finger, or news just after: where it may not be any more, it stays closed. */
  private async takeCloseBack(officer: string, callId: string): Promise<void> {
    const answer = await this.onCall(callId, (s, k) => takeCloseBack(s, k, officerOf(officer)));
    if (answer !== 'no answer' && this.call(callId)?.line.state === 'active')
      this.in(this.chance.between(10, 600) * SECOND, () => this.close(officer, callId));
  }
  private alerted(unitId: string, callId: string): void {
    if (!this.chance.happens(0.4)) return;
    const officer = this.chance.oneOf(this.hub.unit(unitId).officers);
    this.in(this.chance.between(2, 40) * SECOND, () =>
      this.onCall(callId, (s, k) => assign(s, k, coordinator(unitId), officer)),
    );
  }

  /** Rosters change all the time: on, paused, back, off; now and then the sign-off is forgotten. */
  private async duty(officer: string): Promise<void> {
    const { hub, chance } = this;
    const duty = hub.memory.duty.get(officer);
    if (hub.pages.officers.get(officer)!.online) {
      if (duty?.since == null) await hub.dutyStart(officer);
      else if (duty.pauseReason !== null) await hub.dutyResume(officer);
      else if (chance.happens(0.5)) {
        const until = chance.happens(0.7) ? hub.now + chance.between(1, 120) * MINUTE : null;
        await hub.dutyPause(officer, chance.oneOf(PAUSE_REASONS), until);
      } else if (!chance.happens(0.05)) await hub.dutyEnd(officer);
      else return this.in(13 * HOUR, () => this.duty(officer));
    }
    this.in(this.about(2 * HOUR), () => this.duty(officer));
  }

  /** A connected page is seen every 5 s; here as often as matters. */
  private beats(officer: string): void {
    if (this.hub.up && this.hub.pages.officers.get(officer)!.online) this.hub.seen(officer);
    this.in(10 * SECOND, () => this.beats(officer));
  }
  private failing(kind: Kind, id: string): void {
    this.in(this.about(3 * HOUR), () => {
      this.hub.faults += 1;
      if (kind === 'officer' && this.hub.up) this.hub.seen(id);
      this.hub.pages.lost(kind, id);
      this.failing(kind, id);
    });
  }
  private comesBack(kind: Kind, id: string): void {
    const away = this.hub.up
      ? this.about(30 * SECOND)
      : this.hub.downUntil - this.hub.now + this.chance.between(100, 2000);
    this.in(away, async () => {
      if (!this.hub.up) return this.comesBack(kind, id);
      this.hub.pages.connect(kind, id);
      if (kind === 'officer') await this.hub.came(id);
    });
  }

  /** At the end of a run everybody's calls are taken care of; what is open then was forgotten. */
  openCalls = (): Call[] => [...this.hub.memory.calls.values()].filter(({ line }) => isOpen(line));
  unitsOfOpen = () => new Set(this.openCalls().map(({ line }) => unitOf(line.communityId)));
}
