/**
 * A call that comes by no page: signed, made once for (source, its id), raised as a worker of the community would. What
 * can be used of it is used; what cannot is named in the answer.
 */
import { Inject, Injectable } from '@nestjs/common';
import { referenceSealContext, type IntakeEntryRow } from '../call/intake-entry.entity.js';
import { RaiseService } from '../calls/commands/raise.service.js';
import type { DeskTransaction } from '../desk/desk-transaction.js';
import { Directory } from '../directory/directory.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import type { CommunityRow, UnitRow } from '../directory/places.entity.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { uuidOf } from '../kernel/ids.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Signed } from '../notice/sign-request.js';
import type { Category } from '../protocol/codes.js';
import type { Intake, IntakeTaken, IntakeTested } from '../protocol/intake/sources.js';
import { HOUR, MINUTE } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import {
  callStateOf,
  claimPress,
  countLately,
  findEntry,
  heardOf,
  insertEntry,
  keepEntry,
} from './intake.repository.js';
import { actorOf, KnownSourceService } from './known-source.service.js';
import { readIntakeId, readIntakeRest, type LeftOut } from './read-intake.js';
import { SignersService } from './signers.service.js';
import { sourcePhoneSealContext } from './source.view.js';
import { lastPress } from './last-press.query.js';
import { placeOf } from './source-place.js';

/** Who presses all the time is answered with the call that there is, and so often only. */
const PRESSES = 20;
/** Each loses to another press at most: the next look finds its call. */
const LOOKS = 3;
const CALL_ID = 'intake_entry.call';
const ENTRY = 'intake_entry.key';

interface Asked {
  source: IntakeSourceRow;
  entryKey: string;
  id: string;
  community: CommunityRow;
  given: Omit<Intake, 'id'>;
}
type Answer = Omit<IntakeTaken, 'fields'> & { left: LeftOut; made: boolean };
/** Its class for the answer: what was left out becomes sentences there. */
export type Taken = Answer | (Omit<IntakeTested, 'fields'> & { left: LeftOut; made: false });

@Injectable()
export class IntakeService {
  constructor(
    private readonly signers: SignersService,
    private readonly known: KnownSourceService,
    private readonly raises: RaiseService,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    @Inject(CONFIG) private readonly config: Pick<Config, 'limits'>,
  ) {}

  /**
   * @throws Refusal `unauthenticated` before anything else is looked at; `source_off`; `invalid` without an id or a
   *   community; `too_many_requests` above the source's allowance, which repeats do not cost
   */
  async take(unitCode: string, code: string, signed: Signed, body: unknown): Promise<Taken> {
    const { unit, source: found } = await this.signers.require(unitCode, code, signed);
    if (found && found.offAt !== null) refuse('source_off');
    const id = readIntakeId(body);
    const before = found && (await this.before(found, this.keyOf(found.id, id)));
    if (before) return { ...before, left: {}, made: false };

    const { given, left } = readIntakeRest(body as object);
    const place = placeOf(
      found ?? { kind: 'other', communities: [], numbers: [] },
      this.directory.communitiesOf(unit.id),
      { given, left },
    );
    if (place instanceof Refusal) throw place;
    const source = found ?? (await this.known.ofCode(unit, code));
    const usable = this.usable(unit, source, given);
    const asked = {
      source,
      id,
      entryKey: this.keyOf(source.id, id),
      community: place.community,
      given: usable.given,
    };
    const without = { ...left, ...place.left, ...usable.left };
    if (given.test === true) return this.tested(asked, without);
    await this.requireAllowance(source);
    return { ...(await this.raised(asked)), left: without };
  }

  private keyOf = (sourceId: string, id: string) => this.seal.index(ENTRY, `${sourceId} ${id}`);

  private async before(
    source: IntakeSourceRow,
    entryKey: string,
  ): Promise<Omit<IntakeTaken, 'fields'> | undefined> {
    const entry = await findEntry(this.store.read, source.id, entryKey);
    return entry && callStateOf(this.store.read, entry.callId);
  }

  /** What it says itself, then what its row says. */
  private usable(
    { id: unitId }: UnitRow,
    source: IntakeSourceRow,
    given: Omit<Intake, 'id'>,
  ): { given: Omit<Intake, 'id'>; left: LeftOut } {
    const { category, from, ...rest } = given;
    const known = category !== undefined && this.directory.hasCategory(unitId, category);
    const usual =
      source.category !== null && this.directory.hasCategory(unitId, source.category) && source.category;
    const phone = given.callbackPhone || from || this.phoneOf(source);
    return {
      given: {
        ...rest,
        ...(known ? { category } : usual && { category: usual }),
        ...(!rest.urgency && source.urgency && { urgency: source.urgency }),
        ...(phone && { callbackPhone: phone }),
      },
      left: category !== undefined && !known ? { category: 'field_choice' } : {},
    };
  }
  private phoneOf = ({ id, phone }: IntakeSourceRow) =>
    phone === null ? undefined : this.seal.tryOpen(sourcePhoneSealContext(id), phone);

  private async tested({ source, community, given }: Asked, left: LeftOut): Promise<Taken> {
    const now = this.clock.now();
    await this.store.write('intake-test', (tx) => heardOf(tx, source.id, now, now));
    return {
      test: true,
      community: { id: community.id, name: community.name },
      category: (given.category ?? 'other') as Category,
      urgency: given.urgency ?? 'normal',
      left,
      made: false,
    };
  }

  private async requireAllowance({ id, perHour }: IntakeSourceRow): Promise<void> {
    if (!this.config.limits) return;
    const now = this.clock.now();
    const { entries, calls, first } = await countLately(this.store.read, id, now - HOUR);
    if (calls < perHour && entries < perHour * PRESSES) return;
    const retryAfterSeconds = Math.max(1, Math.ceil((first + HOUR - now) / 1000));
    refuse('too_many_requests', { retryAfterSeconds });
  }

  private async raised(asked: Asked): Promise<Omit<Answer, 'left'>> {
    for (let look = 0; look < LOOKS; look += 1) {
      const pressed =
        asked.source.kind === 'button'
          ? await lastPress(this.store.read, asked.source, this.clock.now())
          : undefined;
      const same = pressed?.same && (await this.joined(asked, pressed.same));
      if (same) return { ...same, again: true, made: false };
      try {
        return await this.raise(asked, pressed?.seen);
      } catch (error) {
        if (!(error instanceof Refusal) || error.sentence !== 'stale') throw error;
      }
    }
    return refuse('unavailable');
  }

  private async joined(asked: Asked, callId: string) {
    await this.store.write('intake-again', (tx) =>
      keepEntry(tx, this.entry(asked, callId, this.clock.now())),
    );
    return callStateOf(this.store.read, callId);
  }

  private async raise(asked: Asked, seen: string | null | undefined): Promise<Omit<Answer, 'left'>> {
    const { source, community, entryKey, given } = asked;
    const { category, urgency, summary, callbackPhone } = given;
    const { call, made } = await this.raises.raise(
      actorOf(source, [community.id]),
      {
        clientCallId: uuidOf(this.seal.index(CALL_ID, `${source.id} ${entryKey}`)),
        communityId: community.id,
        ...(category && { category }),
        ...(urgency && { urgency }),
        ...(summary && { summary }),
        ...(callbackPhone && { callbackPhone }),
      },
      ({ tx, now }: DeskTransaction, callId) => this.write(tx, asked, { callId, at: now, seen }),
    );
    return { number: call.line.number, state: call.line.state, made };
  }

  private async write(
    tx: DeskTransaction['tx'],
    asked: Asked,
    { callId, at, seen }: { callId: string; at: number; seen: string | null | undefined },
  ): Promise<void> {
    const { id } = asked.source;
    if (seen !== undefined && !(await claimPress(tx, id, seen, { callId, at }))) refuse('stale');
    await insertEntry(tx, this.entry(asked, callId, at));
    await heardOf(tx, id, at, at - MINUTE);
  }

  private entry({ source, entryKey, id }: Asked, callId: string, at: number): IntakeEntryRow {
    const reference = this.seal.seal(referenceSealContext(source.id, entryKey), id);
    return { sourceId: source.id, entryKey, callId, at, reference };
  }
}
