/** The unit's channels as the administrator sees and sets them. Secrets are sealed and never read back. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { Seal } from '../kernel/seal/seal.js';
import { Changes, tagOf } from '../directory/changes.js';
import { Directory } from '../directory/directory.js';
import { refuse, type RefusalDetails } from '../kernel/refusal/refusal.js';
import { Table } from '../store/table.js';
import { OUTSIDE, OUTSIDE_NAMES, type OutsideChannel } from '../notice/channels/all.js';
import { newVapidKeys } from '../notice/channels/web-push.js';
import { STANDARD, type Setup } from '../notice/kept.js';
import { NoticeSetupRow, type ChannelsKept } from '../notice/notice.entities.js';
import { isAllowance } from '../notice/private-addresses.js';
import { WHY, whyOf } from '../notice/refusals.js';
import { fieldPlace, Sending } from './sending.js';

export interface FieldShown {
  name: string;
  secret: boolean;
  optional: boolean;
  choices?: readonly string[];
  /** What stands, or the standard; empty for secrets. */
  value: string;
  /** A secret stands here. */
  set: boolean;
}
export interface ChannelShown {
  name: OutsideChannel;
  enabled: boolean;
  /** Switched on and complete. */
  ready: boolean;
  fields: FieldShown[];
}
export interface SetupShown {
  channels: ChannelShown[];
  allowed: readonly string[];
  tag: string;
}
export interface SetupGiven {
  /** In the order wanted; channels not named keep what they have and come last. */
  channels: { name: OutsideChannel; enabled: boolean; fields?: Record<string, string> | undefined }[];
  allowed?: string[] | undefined;
  tag?: string | undefined;
}
export interface TestShown {
  delivered: boolean;
  /** In words for people; empty where it was delivered. */
  why: string;
}

const rows = new Table(NoticeSetupRow);
type Fields = NonNullable<RefusalDetails['fields']>;

@Injectable()
export class NoticeSetup {
  constructor(
    private readonly clock: Clock,
    private readonly changes: Changes,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly sending: Sending,
  ) {}

  shown(unitId: string, setup: Setup = this.directory.notice.setup(unitId)): SetupShown {
    const hasGateway = this.directory.settings(unitId).gatewayUrl !== '';
    const ready = this.directory.notice.ready(unitId, hasGateway);
    const { order, of } = setup.channels;
    const channels = order.filter(isOutside).map((name) => ({
      name,
      enabled: of[name]?.enabled ?? false,
      ready: ready.has(name),
      fields: OUTSIDE[name].fields.map((f) => {
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
    return { channels, allowed: setup.allowed, tag: tagOf(setup) };
  }

  /** @throws Refusal `invalid`, `stale` */
  async change(actor: Actor, given: SetupGiven): Promise<SetupShown> {
    const { unitId } = actor;
    await this.changes.make(actor, 'notice.setup', async (tx) => {
      const row = await rows.one(tx, 'where unit_id = ?', [unitId]);
      const now: Setup = row ? { channels: row.channels, allowed: row.allowed } : STANDARD;
      if (given.tag && given.tag !== tagOf(now)) refuse('stale');
      const channels = this.merged(unitId, now.channels, given);
      const allowed = given.allowed?.map((a) => a.trim()).filter(Boolean) ?? now.allowed;
      const fields = wrong(channels, allowed, given);
      if (fields) refuse('invalid', { fields });
      if (tagOf({ channels, allowed }) === tagOf(now)) return { value: undefined };
      await tx.run('delete from notice_setup where unit_id = ?', [unitId]);
      await rows.insert(tx, { unitId, channels, allowed: [...allowed], changedAt: this.clock.now() });
      const on = channels.order.filter((name) => channels.of[name]?.enabled);
      return { value: undefined, subject: unitId, data: { on, allowed } };
    });
    return this.shown(unitId);
  }

  private merged(unitId: string, now: ChannelsKept, given: SetupGiven): ChannelsKept {
    const of = { ...now.of };
    for (const { name, enabled, fields = {} } of given.channels) {
      const kept = { ...of[name]?.fields };
      for (const f of OUTSIDE[name].fields) {
        const value = fields[f.name];
        if (value === undefined || (f.secret && value === '')) continue;
        kept[f.name] = f.secret ? this.seal.seal(fieldPlace(unitId, name, f.name), value) : value.trim();
      }
      if (name === 'web_push' && enabled && !kept.privateKey) {
        const keys = newVapidKeys();
        kept.publicKey = keys.publicKey;
        kept.privateKey = this.seal.seal(fieldPlace(unitId, name, 'privateKey'), keys.privateKey);
      }
      of[name] = { enabled, fields: kept };
    }
    const named = given.channels.map((c) => c.name);
    return { order: [...new Set([...named, ...now.order, ...OUTSIDE_NAMES])], of };
  }

  /** One message to who asks, by this channel, now. */
  async test(actor: Actor, name: OutsideChannel): Promise<TestShown> {
    const { unitId, id: personId, lang } = actor;
    const hasGateway = this.directory.settings(unitId).gatewayUrl !== '';
    if (!this.directory.notice.ready(unitId, hasGateway).has(name))
      return { delivered: false, why: WHY.incomplete[lang] };
    const deadline = this.clock.now() + 60_000;
    const notice = {
      id: newId(this.clock),
      unitId,
      personId,
      kind: 'test' as const,
      params: {},
      path: '/',
      deadline,
    };
    const sent = await this.sending.send(notice, name);
    return sent.delivered
      ? { delivered: true, why: '' }
      : { delivered: false, why: whyOf(sent.failure)[lang] };
  }
}

const isOutside = (name: string): name is OutsideChannel => Object.hasOwn(OUTSIDE, name);
const isUrl = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return /^https?:$/.test(protocol) && !username && !password;
};

function wrong({ of }: ChannelsKept, allowed: readonly string[], given: SetupGiven): Fields | undefined {
  const fields: Fields = {};
  for (const { name, enabled } of given.channels) {
    for (const f of OUTSIDE[name].fields) {
      const value = of[name]?.fields[f.name] || (f.standard ?? '');
      const at = `${name}.${f.name}`;
      if (enabled && !value && !f.optional) fields[at] = 'field_required';
      else if (value && f.url && !isUrl(value)) fields[at] = 'field_url';
      else if (value && f.choices && !f.choices.includes(value)) fields[at] = 'field_choice';
    }
  }
  if (!allowed.every(isAllowance)) fields.allowed = 'field_invalid';
  return Object.keys(fields).length ? fields : undefined;
}
