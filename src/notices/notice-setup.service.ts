/** The unit's channels as the administrator sees and sets them. Secrets are sealed and never read back. */
import { MINUTE } from '../protocol/time/durations.js';
import type { NoticeSetupView } from '../protocol/administration.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import { DirectoryChangesService, versionTagOf } from '../directory/directory-changes.service.js';
import { Directory } from '../directory/directory.js';
import { refuse, type RefusalDetails } from '../kernel/refusal/refusal.js';
import { OUTBOUND_CHANNELS, OUTBOUND_CHANNEL_NAMES } from '../notice/channels/notice-channels.js';
import type { OutboundChannel } from '../protocol/people/notice-channels.js';
import { newVapidKeys } from '../notice/channels/web-push.channel.js';
import { DEFAULT_PREFERENCE, type UnitNoticeSetup } from '../directory/caches/notice-settings.cache.js';
import type { ChannelsRecord } from '../notice/notice.entity.js';
import { isAddressAllowance } from '../notice/private-addresses.js';
import { SEND_FAILURES, sendFailureOf } from '../notice/send-failure-text.js';
import { fieldSealContext, NoticeSenderService } from './notice-sender.service.js';
import { findNoticeSetup, replaceNoticeSetup } from './notice-settings.repository.js';

export interface NoticeSetupChange {
  /** In the order wanted; channels not named keep what they have and come last. */
  channels: { name: OutboundChannel; enabled: boolean; fields?: Record<string, string> | undefined }[];
  allowed?: string[] | undefined;
  tag?: string | undefined;
}
export interface ChannelTestResult {
  delivered: boolean;
  /** In words for people; empty where it was delivered. */
  why: string;
}

type Fields = NonNullable<RefusalDetails['fields']>;

@Injectable()
export class NoticeSetupService {
  constructor(
    private readonly clock: Clock,
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly sender: NoticeSenderService,
  ) {}

  shown(unitId: string, setup: UnitNoticeSetup = this.directory.notice.setup(unitId)): NoticeSetupView {
    const hasGateway = this.directory.settings(unitId).gatewayUrl !== '';
    const ready = this.directory.notice.ready(unitId, hasGateway);
    const { order, of } = setup.channels;
    const channels = order.filter(isOutside).map((name) => ({
      name,
      enabled: of[name]?.enabled ?? false,
      ready: ready.has(name),
      fields: OUTBOUND_CHANNELS[name].fields.map((f) => {
        const value = of[name]?.fields[f.name] ?? '';
        return {
          name: f.name,
          secret: f.secret === true,
          optional: f.optional === true,
          ...(f.choices && { choices: f.choices }),
          value: f.secret ? '' : value || (f.standard ?? ''),
          set: value !== '',
        };
      }),
    }));
    return { channels, allowed: setup.allowed, tag: versionTagOf(setup) };
  }

  /** @throws Refusal `invalid`, `stale` */
  async change(actor: Actor, given: NoticeSetupChange): Promise<NoticeSetupView> {
    const { unitId } = actor;
    await this.changes.make(actor, 'notice.setup', async (tx) => {
      const row = await findNoticeSetup(tx, unitId);
      const now: UnitNoticeSetup = row
        ? { channels: row.channels, allowed: row.allowed }
        : DEFAULT_PREFERENCE;
      if (given.tag && given.tag !== versionTagOf(now)) refuse('stale');
      const channels = this.merged(unitId, now.channels, given);
      const allowed = given.allowed?.map((a) => a.trim()).filter(Boolean) ?? now.allowed;
      const fields = wrong(channels, allowed, given);
      if (fields) refuse('invalid', { fields });
      if (versionTagOf({ channels, allowed }) === versionTagOf(now)) return { value: undefined };
      await replaceNoticeSetup(tx, {
        unitId,
        channels,
        allowed: [...allowed],
        changedAt: this.clock.now(),
      });
      const on = channels.order.filter((name) => channels.of[name]?.enabled);
      return { value: undefined, subject: unitId, data: { on, allowed } };
    });
    return this.shown(unitId);
  }

  private merged(unitId: string, now: ChannelsRecord, given: NoticeSetupChange): ChannelsRecord {
    const of = { ...now.of };
    for (const { name, enabled, fields = {} } of given.channels) {
      const kept = { ...of[name]?.fields };
      for (const f of OUTBOUND_CHANNELS[name].fields) {
        const value = fields[f.name];
        if (value === undefined || (f.secret && value === '')) continue;
        kept[f.name] = f.secret
          ? this.seal.seal(fieldSealContext(unitId, name, f.name), value)
          : value.trim();
      }
      if (name === 'web_push' && enabled && !kept.privateKey) {
        const keys = newVapidKeys();
        kept.publicKey = keys.publicKey;
        kept.privateKey = this.seal.seal(fieldSealContext(unitId, name, 'privateKey'), keys.privateKey);
      }
      of[name] = { enabled, fields: kept };
    }
    const named = given.channels.map((c) => c.name);
    return { order: [...new Set([...named, ...now.order, ...OUTBOUND_CHANNEL_NAMES])], of };
  }

  /** One message to who asks, by this channel, now. */
  async test(actor: Actor, name: OutboundChannel): Promise<ChannelTestResult> {
    const { unitId, id: personId, lang } = actor;
    const hasGateway = this.directory.settings(unitId).gatewayUrl !== '';
    if (!this.directory.notice.ready(unitId, hasGateway).has(name))
      return { delivered: false, why: SEND_FAILURES.incomplete[lang] };
    const deadline = this.clock.now() + MINUTE;
    const notice = {
      id: newId(this.clock),
      unitId,
      personId,
      kind: 'test' as const,
      params: {},
      path: '/',
      deadline,
    };
    const sent = await this.sender.send(notice, name);
    return sent.delivered
      ? { delivered: true, why: '' }
      : { delivered: false, why: sendFailureOf(sent.failure)[lang] };
  }
}

const isOutside = (name: string): name is OutboundChannel => Object.hasOwn(OUTBOUND_CHANNELS, name);
const isUrl = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};

function wrong(
  { of }: ChannelsRecord,
  allowed: readonly string[],
  given: NoticeSetupChange,
): Fields | undefined {
  const fields: Fields = {};
  for (const { name, enabled } of given.channels) {
    for (const f of OUTBOUND_CHANNELS[name].fields) {
      const value = of[name]?.fields[f.name] || (f.standard ?? '');
      const at = `${name}.${f.name}`;
      if (enabled && !value && !f.optional) fields[at] = 'field_required';
      else if (value && f.url && !isUrl(value)) fields[at] = 'field_url';
      else if (value && f.choices && !f.choices.includes(value)) fields[at] = 'field_choice';
    }
  }
  if (!allowed.every(isAddressAllowance)) fields.allowed = 'field_invalid';
  return Object.keys(fields).length ? fields : undefined;
}
