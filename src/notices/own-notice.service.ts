/** What a person wishes for their own notices: channels and order, quiet hours, addresses, browsers. */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { refuse, type RefusalDetails } from '../kernel/refusal/refusal.js';
import { Store } from '../store/store.js';
import {
  ADDRESSES,
  addressesSealContext,
  hashOf,
  ownAddresses,
  pushSealContext,
  type OwnAddresses,
} from './recipient-addresses.js';
import type { PushTo } from '../notice/channels/notice-channel.js';
import {
  deleteOldestPushes,
  deletePushAt,
  insertPush,
  isPushKnown,
} from '../notice/push-subscriptions.repository.js';
import { replaceNoticePreference } from './notice-settings.repository.js';
import { noticePlan, type Quiet } from '../notice/notice-plan.js';
import { NOTICE_CHANNELS, type NoticeChannel } from '../protocol/people/notice-channels.js';

export interface OwnNoticeView {
  /** What the unit can send by, in its order, `page` first. */
  available: NoticeChannel[];
  /** null: as the unit has it. */
  channels: NoticeChannel[] | null;
  quiet: { from: string; to: string } | null;
  addresses: OwnAddresses;
  lang: Lang;
  /** For the browser's subscription; absent where the unit has no Web Push. */
  publicKey?: string;
}
export interface KnownPush {
  known: boolean;
}
export interface OwnNoticeChange {
  channels: NoticeChannel[] | null;
  quiet: { from: string; to: string } | null;
  addresses: OwnAddresses;
  lang: Lang;
}
const MOST_BROWSERS = 10;
const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

@Injectable()
export class OwnNoticeService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
  ) {}

  shown({ id, unitId }: Actor): OwnNoticeView {
    const kept = this.directory.notice;
    const ready = kept.ready(unitId, this.directory.settings(unitId).gatewayUrl !== '');
    const { order, of } = kept.setup(unitId).channels;
    const mine = kept.preference(id);
    const publicKey = ready.has('web_push') ? of.web_push?.fields.publicKey : undefined;
    const quiet = mine?.quiet ?? null;
    return {
      available: noticePlan('test', { order, ready }, null),
      channels: mine?.channels ?? null,
      quiet: quiet && { from: clock(quiet.from), to: clock(quiet.to) },
      addresses: ownAddresses(this.seal, kept, id),
      lang: mine?.lang ?? 'zh',
      ...(publicKey && { publicKey }),
    };
  }

  /** @throws Refusal `invalid` */
  async change(actor: Actor, given: OwnNoticeChange): Promise<OwnNoticeView> {
    const quiet = given.quiet && { from: minutes(given.quiet.from), to: minutes(given.quiet.to) };
    const fields = wrong(given, quiet);
    if (fields) refuse('invalid', { fields });
    const addresses = Object.fromEntries(
      ADDRESSES.map((name) => [name, given.addresses[name]?.trim() ?? '']).filter(
        ([, value]) => value !== '',
      ),
    );
    await this.store.write('notice-own', async (tx) => {
      await replaceNoticePreference(tx, {
        personId: actor.id,
        channels: given.channels,
        quiet,
        addresses: Object.keys(addresses).length
          ? this.seal.seal(addressesSealContext(actor.id), JSON.stringify(addresses))
          : null,
        lang: given.lang,
        changedAt: this.clock.now(),
      });
      await this.directory.touch(tx);
    });
    await this.directory.reload();
    return this.shown(actor);
  }

  /** This browser takes Web Push from now on; a browser that another person used before is taken over. */
  async subscribe(actor: Actor, to: PushTo, device: string): Promise<void> {
    const endpointHash = hashOf(to.endpoint);
    await this.store.write('push-subscribe', async (tx) => {
      await deletePushAt(tx, endpointHash);
      await deleteOldestPushes(tx, actor.id, MOST_BROWSERS - 1);
      const id = newId(this.clock);
      const sealed = this.seal.seal(pushSealContext(id), JSON.stringify(to));
      await insertPush(tx, {
        id,
        personId: actor.id,
        endpointHash,
        sealed,
        device,
        createdAt: this.clock.now(),
        sessionId: actor.sessionId,
      });
    });
  }
  /** Whether the browser of this endpoint takes the actor's notices. */
  async knows(actor: Actor, endpoint: string): Promise<KnownPush> {
    return { known: await isPushKnown(this.store.read, hashOf(endpoint), actor.id) };
  }
  /** Whose notices it took does not matter: who names the endpoint, which is a secret of the browser, sits before it. */
  async unsubscribe(endpoint: string): Promise<void> {
    await this.store.write('push-unsubscribe', (tx) => deletePushAt(tx, hashOf(endpoint)));
  }
}

type Fields = NonNullable<RefusalDetails['fields']>;
function wrong({ channels, addresses }: OwnNoticeChange, quiet: Quiet | null): Fields | undefined {
  const fields: Fields = {};
  if (channels?.some((c) => !NOTICE_CHANNELS.includes(c))) fields.channels = 'field_choice';
  if (quiet && quiet.from === quiet.to) fields['quiet.to'] = 'field_invalid';
  if (addresses.email && !/^[^\s@<>,;:"]+@[^\s@<>,;:"]+\.[^\s@<>,;:"]+$/.test(addresses.email))
    fields['addresses.email'] = 'field_invalid';
  for (const name of ['wecom', 'dingtalk', 'feishu'] as const)
    if (addresses[name] && !/^[\w.@-]{1,64}$/.test(addresses[name]))
      fields[`addresses.${name}`] = 'field_invalid';
  return Object.keys(fields).length ? fields : undefined;
}
