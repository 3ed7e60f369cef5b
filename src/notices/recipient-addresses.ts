/** Where a person can be reached, opened only when something is being sent to them. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Seal } from '../kernel/seal/seal.js';
import { phoneSealContext } from '../directory/people/account-views.service.js';
import type { Store } from '../store/store.js';
import type { PushTo, Recipient } from '../notice/channels/notice-channel.js';
import type { NoticeSettingsCache } from '../directory/caches/notice-settings.cache.js';
import { findPushesOf } from '../notice/push-subscriptions.repository.js';
import { findAccount } from '../directory/people/accounts.repository.js';

export const ADDRESSES = ['email', 'wecom', 'dingtalk', 'feishu'] as const;
export type OwnAddresses = Partial<Record<(typeof ADDRESSES)[number], string>>;
export const addressesSealContext = (personId: string) => `notice_preference.addresses:${personId}`;
export const pushSealContext = (id: string) => `push_subscription.sealed:${id}`;
export const hashOf = (endpoint: string) => createHash('sha256').update(endpoint).digest('base64url');

export const ownAddresses = (seal: Seal, kept: NoticeSettingsCache, personId: string): OwnAddresses => {
  const sealed = kept.preference(personId)?.addresses;
  return sealed ? (JSON.parse(seal.open(addressesSealContext(personId), sealed)) as OwnAddresses) : {};
};

export async function recipientOf(
  { store, seal, kept }: { store: Store; seal: Seal; kept: NoticeSettingsCache },
  personId: string,
): Promise<Recipient> {
  const account = await findAccount(store.read, personId);
  const phone = account?.phone ? seal.open(phoneSealContext(personId), account.phone) : undefined;
  const push = await findPushesOf(store.read, personId);
  return {
    ...(phone && { phone }),
    ...ownAddresses(seal, kept, personId),
    push: push.map((p) => JSON.parse(seal.open(pushSealContext(p.id), p.sealed)) as PushTo),
  };
}

/** Tokens of the chat applications, kept until a little before they end; one fetch for all who wait for it. */
@Injectable()
export class ChannelTokens {
  private readonly kept = new Map<string, { until: number; token: Promise<string> }>();

  async get(
    key: string,
    now: number,
    make: () => Promise<{ token: string; seconds: number }>,
  ): Promise<string> {
    const known = this.kept.get(key);
    if (known && known.until > now) return known.token;
    const token = make().then((made) => {
      entry.until = now + made.seconds * 1000;
      return made.token;
    });
    const entry = { until: Infinity, token };
    this.kept.set(key, entry);
    try {
      return await token;
    } catch (error) {
      this.kept.delete(key);
      throw error;
    }
  }
  drop(key: string): void {
    this.kept.delete(key);
  }
}
