/**
 * A resident leaves a request at a poster. Whatever is wrong is said in a word that loses nothing of what was typed, and
 * a page that is sent again is the request that it was.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import { isDialable } from '../kernel/input/phone-format.js';
import { cleanText, isMalformed, isVisible } from '../kernel/input/typed-text.js';
import { networkKey } from '../kernel/network-address.js';
import { Seal } from '../kernel/seal/seal.js';
import { LIMITS } from '../protocol/limits.js';
import { POSTER_LIMITS } from '../protocol/residents/posters.js';
import { HOUR, MINUTE } from '../protocol/time/durations.js';
import { Store, type Tx } from '../store/store.js';
import { newFormToken, readFormToken } from './form-token.js';
import {
  countOpen,
  countSince,
  findRequestOfForm,
  insertRequest,
  nextRequestNumber,
} from './poster-requests.repository.js';
import type { PosterRequestRow, PosterRow } from './posters.entity.js';
import { findPosterByToken } from './posters.repository.js';
import { RequestAlarmsService } from './request-alarms.service.js';
import { requestSealContext } from './request.view.js';

/** What stands in the form's fields, as it was sent. */
export interface TypedRequest {
  form?: string | undefined;
  words?: string | undefined;
  phone?: string | undefined;
  desk?: string | undefined;
  /** No person sees it; what fills in every field does. */
  website?: string | undefined;
}
/** Why it was not taken. */
export type RequestFault =
  | 'words_long'
  | 'words_signs'
  | 'no_way'
  | 'phone'
  | 'filled'
  | 'quick'
  | 'old'
  | 'too_many'
  | 'ended';
export type RequestResult = { taken: PosterRequestRow } | { fault: RequestFault; retryAfterSeconds?: number };

@Injectable()
export class RequestIntakeService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly alarms: RequestAlarmsService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'limits'>,
  ) {}

  /** Ended ones too; undefined for what never was one. */
  poster = (token: string): Promise<PosterRow | undefined> => findPosterByToken(this.store.read, token);
  newForm = ({ token }: PosterRow): string => newFormToken(this.seal, token, this.clock.now());

  /** @param address of the network, of which only a keyed index is kept, for a day */
  async leave(poster: PosterRow, typed: TypedRequest, address: string): Promise<RequestResult> {
    const form = readFormToken(this.seal, poster.token, typed.form, this.clock.now());
    if (!form) return { fault: 'old' };
    const known = await findRequestOfForm(this.store.read, form.formKey);
    if (known) return { taken: known };
    if (poster.endedAt !== null) return { fault: 'ended' };
    if (typed.website) return { fault: 'filled' };
    if (form.state !== 'ready') return { fault: form.state };
    const words = cleanText(typed.words ?? '');
    const phone = cleanText((typed.phone ?? '').normalize('NFKC'));
    const atDesk = typed.desk !== undefined;
    const fault = faultOf(words, phone, atDesk);
    if (fault) return { fault };
    return this.keep(poster, { formKey: form.formKey, words, phone, atDesk }, networkKey(address));
  }

  private async keep(
    poster: PosterRow,
    given: { formKey: string; words: string; phone: string; atDesk: boolean },
    network: string,
  ): Promise<RequestResult> {
    const { unitId, communityId } = poster;
    const addressKey = this.seal.index('poster_request.address', network);
    const result = await this.store.write(
      'poster-request',
      async (tx): Promise<RequestResult & { made?: true }> => {
        const known = await findRequestOfForm(tx, given.formKey);
        if (known) return { taken: known };
        const held = await this.heldBack(tx, poster, addressKey);
        if (held !== undefined) return { fault: 'too_many', retryAfterSeconds: held };
        const row = await this.row(tx, poster, given, addressKey);
        await insertRequest(tx, row);
        await this.alarms.came(tx, row);
        return { taken: row, made: true };
      },
      { queue: `posters:${communityId}` },
    );
    if ('taken' in result && result.made)
      await this.alarms.tell({ unitId, communityId }, result.taken.number);
    return result;
  }

  /** @returns in how many seconds there is room again */
  private async heldBack(
    tx: Tx,
    { id, communityId }: PosterRow,
    addressKey: string,
  ): Promise<number | undefined> {
    if (!this.config.limits) return undefined;
    const now = this.clock.now();
    for (const [by, key, most] of [
      ['address_key', addressKey, POSTER_LIMITS.ofAddressAnHour],
      ['poster_id', id, POSTER_LIMITS.ofPosterAnHour],
    ] as const) {
      const { count, first } = await countSince(tx, by, key, now - HOUR);
      if (count >= most) return Math.max(1, Math.ceil((first + HOUR - now) / 1000));
    }
    return (await countOpen(tx, communityId)) >= POSTER_LIMITS.open ? (10 * MINUTE) / 1000 : undefined;
  }

  private async row(
    tx: Tx,
    { id: posterId, unitId, communityId }: PosterRow,
    { formKey, words, phone, atDesk }: { formKey: string; words: string; phone: string; atDesk: boolean },
    addressKey: string,
  ): Promise<PosterRequestRow> {
    const id = newId(this.clock);
    const now = this.clock.now();
    const lateAt = now + this.directory.settings(unitId).posters.waitMinutes * MINUTE;
    const sealed = (field: 'words' | 'phone', text: string) =>
      text ? this.seal.seal(requestSealContext(field, id), text) : null;
    return {
      id,
      unitId,
      communityId,
      posterId,
      number: await nextRequestNumber(tx, unitId, now),
      formKey,
      addressKey,
      words: sealed('words', words),
      phone: sealed('phone', phone),
      atDesk,
      // The page says for what, and that the button says yes to it.
      basis: 'consent',
      leftAt: now,
      lateAt,
      remindAt: lateAt,
      remindedAt: null,
      state: 'open',
      settledBy: null,
      settledAt: null,
      reason: null,
      note: null,
      callId: null,
      eraseAt: null,
    };
  }
}

const faultOf = (words: string, phone: string, atDesk: boolean): RequestFault | undefined => {
  if ([...words].length > POSTER_LIMITS.words) return 'words_long';
  if (isMalformed(words) || (words && !isVisible(words))) return 'words_signs';
  if (phone && (phone.length > LIMITS.phone || !isDialable(phone))) return 'phone';
  return phone || atDesk ? undefined : 'no_way';
};
