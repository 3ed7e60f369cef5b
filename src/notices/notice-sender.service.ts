/** Sends one message to one person by one channel, with what the unit has set for it. */
import { MINUTE } from '../protocol/time/durations.js';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { gatewaySecretSealContext } from '../units/settings/unit-settings.service.js';
import { Store } from '../store/store.js';
import { deletePushAt } from '../notice/push-subscriptions.repository.js';
import { hashOf, recipientOf, ChannelTokens } from './recipient-addresses.js';
import { OUTBOUND_CHANNELS } from '../notice/channels/notice-channels.js';
import type { OutboundChannel } from '../protocol/people/notice-channels.js';
import {
  permanentFailure,
  type Fields,
  type ChannelMessage,
  type ChannelTools,
} from '../notice/channels/notice-channel.js';
import type { NoticeRow } from '../notice/notice.entity.js';
import { failureOf, sendOutbound, type SendResult } from '../notice/outbound-request.js';
import { noticeLine, noticeText } from '../notice/notice-text.js';
import { ringCode } from '../notice/channels/ring-answer.js';

/** Where a secret of a channel stands, for sealing it to its place. */
export const fieldSealContext = (unitId: string, channel: string, field: string) =>
  `notice_setup.${channel}.${field}:${unitId}`;
/** What was said to a group just now is not said again for the next person it concerns. */
const SAID_FOR = MINUTE;

@Injectable()
export class NoticeSenderService {
  private readonly tokens = new ChannelTokens();
  private readonly said = new Map<string, { at: number; sent: Promise<SendResult> }>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Never throws but for the database. */
  async send(
    notice: Pick<NoticeRow, 'id' | 'unitId' | 'personId' | 'kind' | 'params' | 'path' | 'deadline'> &
      Partial<Pick<NoticeRow, 'offerId'>>,
    channel: OutboundChannel,
  ): Promise<SendResult> {
    const { store, seal } = this;
    const kept = this.directory.notice;
    const to = await recipientOf({ store, seal, kept }, notice.personId);
    const how = OUTBOUND_CHANNELS[channel];
    if (!how.reaches(to))
      return {
        ...permanentFailure(channel === 'sms' || channel === 'voice' ? 'no phone' : 'no address'),
        unasked: true,
      };
    const message = this.message(notice);
    const sendNow = () =>
      how.send(message, to, this.fields(notice.unitId, channel), this.tools(notice.unitId)).catch(failureOf);
    if (!how.group || notice.kind === 'test') return sendNow();
    return this.once(`${notice.unitId} ${channel} ${message.line}`, sendNow);
  }

  /** A group hears the same thing once: whoever it concerns too has what came of it, not what was hoped. */
  private async once(what: string, sendNow: () => Promise<SendResult>): Promise<SendResult> {
    const now = this.clock.now();
    for (const [key, { at }] of this.said) if (at + SAID_FOR <= now) this.said.delete(key);
    const known = this.said.get(what);
    if (known) return { ...(await known.sent), unasked: true };
    const mine = { at: now, sent: sendNow() };
    this.said.set(what, mine);
    const sent = await mine.sent;
    if (!sent.delivered && this.said.get(what) === mine) this.said.delete(what);
    return sent;
  }

  private message({
    id,
    personId,
    kind,
    params,
    path,
    deadline,
    offerId,
  }: Parameters<NoticeSenderService['send']>[0]): ChannelMessage {
    const lang = this.directory.notice.preference(personId)?.lang ?? 'zh';
    const text = noticeText(kind, params, lang, this.clock.now());
    const link = `${this.config.publicUrl}${path}`;
    const { number = '', community = '' } = params;
    return {
      id,
      kind,
      text,
      link,
      line: noticeLine(text, link, lang),
      number,
      community,
      lang,
      expiresAt: deadline,
      ...(kind === 'ring' && offerId && { ringCode: ringCode(this.seal, offerId) }),
    };
  }

  private fields(unitId: string, channel: OutboundChannel): Fields {
    if (channel === 'voice' || channel === 'sms') {
      const { gatewayUrl, gatewaySecret } = this.directory.settings(unitId);
      return { url: gatewayUrl, secret: this.seal.open(gatewaySecretSealContext(unitId), gatewaySecret) };
    }
    const set = this.directory.notice.setup(unitId).channels.of[channel]?.fields ?? {};
    const declared = OUTBOUND_CHANNELS[channel].fields;
    const secret = new Set(declared.filter((f) => f.secret).map((f) => f.name)).add('privateKey');
    return {
      ...Object.fromEntries(declared.map((f) => [f.name, f.standard ?? ''])),
      ...Object.fromEntries(
        Object.entries(set)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => [
            name,
            secret.has(name) ? this.seal.open(fieldSealContext(unitId, channel, name), value) : value,
          ]),
      ),
    };
  }

  private tools(unitId: string): ChannelTools {
    const { clock, tokens, store } = this;
    return {
      clock,
      outward: sendOutbound(clock, this.directory.notice.setup(unitId).allowed),
      tokens: {
        get: (key, make) => tokens.get(key, clock.now(), make),
        drop: (key) => tokens.drop(key),
      },
      forget: async (endpoint) => {
        await store.write('push-gone', (tx) => deletePushAt(tx, hashOf(endpoint)));
      },
    };
  }
}
