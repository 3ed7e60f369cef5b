/**
 * A ring answered from a telephone, by text or by a key: `1` and the ring's own number accepts it, `2` declines. Who
 * answers is known by the telephone alone, as the gateway says it; the desk decides as for an answer on a page.
 */
import { Inject, Injectable } from '@nestjs/common';
import { isOpen } from '../call/call-state.js';
import { OfferCommandsService } from '../calls/commands/offer-commands.service.js';
import { Directory } from '../directory/directory.js';
import { actorWithoutPage } from '../directory/person.js';
import { holderOf, isOfficerOf } from '../directory/holder.js';
import { phoneSealContext } from '../directory/people/account-views.service.js';
import { findPhonesOfUnit } from '../directory/people/accounts.repository.js';
import type { CommandActor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { comparableDigits } from '../kernel/input/phone-format.js';
import { Refusal, refuse } from '../kernel/refusal/refusal.js';
import { Seal } from '../kernel/seal/seal.js';
import type { Sentence } from '../notice/sentence.js';
import { readRingAnswer, ringCode, type RingAnswer } from '../notice/channels/ring-answer.js';
import { shortNumber } from '../protocol/calls/call-number.js';
import type { Lang } from '../protocol/lang.js';
import { HOUR } from '../protocol/time/durations.js';
import { Store } from '../store/store.js';
import * as sentences from './ring-answer-sentences.js';
import { ringsOfOfficers, type RungOfficer } from './rings-of-officers.query.js';

/** Who answers later than this is told that nothing rings for them. */
const REMEMBERED = 12 * HOUR;
/** Digits of it in the number of a call. */
const YEAR = 4;

@Injectable()
export class RingAnswersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
    private readonly offers: OfferCommandsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** @returns the sentence to send back; undefined where it is no answer to a ring, or of no officer who was rung */
  async answer(unitId: string, from: string, text: string): Promise<string | undefined> {
    const answer = readRingAnswer(text);
    const rings = answer ? await this.ringsAt(unitId, from) : [];
    if (!answer || !rings.length) return undefined;
    const meant = this.meant(rings, answer);
    // The number of a call that never rang for them may be one of their own, as a resident.
    if (!meant) return undefined;
    if ('officerId' in meant) return this.take(meant, answer);
    return this.sayer(rings[0]!.officerId)(meant.sentence, meant.words);
  }

  /** @returns how a ring is answered, to an officer who was rung; else undefined */
  async howTo(unitId: string, from: string): Promise<string | undefined> {
    const [ring] = await this.ringsAt(unitId, from);
    return ring && this.sayer(ring.officerId)(sentences.NOT_UNDERSTOOD);
  }

  /** Of one officer or of several who share a telephone, the newest first. */
  private async ringsAt(unitId: string, from: string): Promise<RungOfficer[]> {
    const digits = comparableDigits(from);
    if (!digits) return [];
    const phones = await findPhonesOfUnit(this.store.read, unitId);
    const officers = phones.flatMap(({ id, phone }) => {
      const own = this.seal.tryOpen(phoneSealContext(id), phone);
      const same = own !== undefined && comparableDigits(own) === digits;
      return same && isOfficerOf(this.directory, unitId, id) ? [id] : [];
    });
    return ringsOfOfficers(this.store.read, officers, this.clock.now() - REMEMBERED);
  }

  private meant(
    rings: readonly RungOfficer[],
    { code, number }: RingAnswer,
  ): RungOfficer | { sentence: Sentence; words?: Record<string, string> } | undefined {
    const codeOf = ({ offerId }: RungOfficer) => ringCode(this.seal, offerId);
    const live = rings.filter((ring) => ring.live);
    const best = (some: RungOfficer[]) => some.find((ring) => ring.live) ?? some[0];
    if (number !== undefined) return best(rings.filter((ring) => isNumberOf(ring.number, number)));
    if (code === undefined) {
      if (live.length > 1) return { sentence: sentences.WHICH, words: { code: codeOf(live[0]!) } };
      // The key of a call that was spoken too late: they are told what became of the newest.
      return live[0] ?? rings[0]!;
    }
    return (
      best(rings.filter((ring) => codeOf(ring) === code)) ?? { sentence: sentences.WRONG, words: { code } }
    );
  }

  private async take(ring: RungOfficer, { accepts }: RingAnswer): Promise<string> {
    const say = this.sayer(ring.officerId);
    const words = {
      number: shortNumber(ring.number, this.clock.now()),
      community: this.directory.community(ring.communityId)?.name ?? '',
      link: `${this.config.publicUrl}/desk?call=${ring.callId}`,
    };
    try {
      const asker = this.actor(ring.officerId);
      const { offerId } = ring;
      if (!accepts) {
        await this.offers.decline(asker, { offerId });
        return say(sentences.DECLINED, words);
      }
      const { line } = await this.offers.accept(asker, { offerId }, 'telephone');
      if (line.holderId === asker.id && isOpen(line)) return say(sentences.ACCEPTED, words);
      // They had taken it, and it is somebody else's by now, or nobody's.
      if (line.holderId === null || !isOpen(line)) return say(sentences.ended('withdrawn'), words);
      return refuse('taken', { holder: holderOf(this.directory, line.holderId) });
    } catch (error) {
      if (!(error instanceof Refusal) || error.code === 'unavailable') throw error;
      // Who won is told by name; of any other end its own sentence says more than that it has ended.
      return error.sentence === 'offer_ended'
        ? say(sentences.ended(ring.ending), words)
        : error.body(this.langOf(ring.officerId)).message;
    }
  }

  private actor = (officerId: string): CommandActor =>
    actorWithoutPage(this.directory.person(officerId)!, ['officer'], this.langOf(officerId));
  private langOf = (personId: string): Lang => this.directory.notice.preference(personId)?.lang ?? 'zh';
  private sayer = (personId: string) => sentences.sayer(this.langOf(personId));
}

/** The whole number or without its year, as it is read aloud: `2` before a rest of it would decline who only wrote the number. */
const isNumberOf = (number: string, given: string): boolean => {
  const digits = number.replace(/\D/g, '');
  return given === digits || given === digits.slice(YEAR);
};
