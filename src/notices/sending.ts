/** Sends one message to one person by one channel, with what the unit has set for it. */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { gatewaySecretPlace } from '../units/settings/unit-settings.js';
import { Store } from '../store/store.js';
import { hashOf, recipientOf, Tokens } from './addresses.js';
import { OUTSIDE, type OutsideChannel } from '../notice/channels/all.js';
import { never, type Fields, type Message, type Tools } from '../notice/channels/channel.js';
import type { NoticeRow } from '../notice/notice.entities.js';
import { failed, outward, type Sent } from '../notice/outward.js';
import { lineOf, textOf } from '../notice/texts.js';

/** Where a secret of a channel stands, for sealing it to its place. */
export const fieldPlace = (unitId: string, channel: string, field: string) =>
  `notice_setup.${channel}.${field}:${unitId}`;
/** What was said to a group just now is not said again for the next person it concerns. */
const SAID_FOR = 60_000;

@Injectable()
export class Sending {
  private readonly tokens = new Tokens();
  private readonly said = new Map<string, { at: number; sent: Promise<Sent> }>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** Never throws but for the database. */
  async send(
    notice: Pick<NoticeRow, 'id' | 'unitId' | 'personId' | 'kind' | 'params' | 'path' | 'deadline'>,
    channel: OutsideChannel,
  ): Promise<Sent> {
    const { store, seal } = this;
    const kept = this.directory.notice;
    const to = await recipientOf({ store, seal, kept }, notice.personId);
    const how = OUTSIDE[channel];
    if (!how.reaches(to))
      return {
        ...never(channel === 'sms' || channel === 'voice' ? 'no phone' : 'no address'),
        unasked: true,
      };
    const message = this.message(notice);
    const sendNow = () =>
      how.send(message, to, this.fields(notice.unitId, channel), this.tools(notice.unitId)).catch(failed);
    if (!how.group || notice.kind === 'test') return sendNow();
    return this.once(`${notice.unitId} ${channel} ${message.line}`, sendNow);
  }

  /** A group hears the same thing once: whoever it concerns too has what came of it, not what was hoped. */
  private async once(what: string, sendNow: () => Promise<Sent>): Promise<Sent> {
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

  private message({ id, personId, kind, params, path, deadline }: Parameters<Sending['send']>[0]): Message {
    const lang = this.directory.notice.preference(personId)?.lang ?? 'zh';
    const text = textOf(kind, params, lang, this.clock.now());
    const link = `${this.config.publicUrl}${path}`;
    const { number = '', community = '' } = params;
    return {
      id,
      kind,
      text,
      link,
      line: lineOf(text, link, lang),
      number,
      community,
      lang,
      expiresAt: deadline,
    };
  }

  private fields(unitId: string, channel: OutsideChannel): Fields {
    if (channel === 'voice' || channel === 'sms') {
      const { gatewayUrl, gatewaySecret } = this.directory.settings(unitId);
      return { url: gatewayUrl, secret: this.seal.open(gatewaySecretPlace(unitId), gatewaySecret) };
    }
    const set = this.directory.notice.setup(unitId).channels.of[channel]?.fields ?? {};
    const declared = OUTSIDE[channel].fields;
    const secret = new Set(declared.filter((f) => f.secret).map((f) => f.name)).add('privateKey');
    return {
      ...Object.fromEntries(declared.map((f) => [f.name, f.standard ?? ''])),
      ...Object.fromEntries(
        Object.entries(set)
          .filter(([, value]) => value !== '')
          .map(([name, value]) => [
            name,
            secret.has(name) ? this.seal.open(fieldPlace(unitId, channel, name), value) : value,
          ]),
      ),
    };
  }

  private tools(unitId: string): Tools {
    const { clock, tokens, store } = this;
    return {
      clock,
      outward: outward(clock, this.directory.notice.setup(unitId).allowed),
      tokens: {
        get: (key, make) => tokens.get(key, clock.now(), make),
        drop: (key) => tokens.drop(key),
      },
      forget: async (endpoint) => {
        await store.write('push-gone', (tx) =>
          tx.run('delete from push_subscription where endpoint_hash = ?', [hashOf(endpoint)]),
        );
      },
    };
  }
}
