/** Every unit's channels and every person's wishes, held in memory with the directory: each notice needs them. */
import {
  OUTBOUND_CHANNELS,
  OUTBOUND_CHANNEL_NAMES,
  WAKING_CHANNELS,
} from '../../notice/channels/notice-channels.js';
import { NoticePreferenceRow, NoticeSetupRow, type ChannelsRecord } from '../../notice/notice.entity.js';
import type { NoticeChannel } from '../../protocol/people/notice-channels.js';
import type { Queries } from '../../store/store.js';
import { allRows } from '../../store/table.js';

export interface UnitNoticeSetup {
  channels: ChannelsRecord;
  allowed: readonly string[];
}
/** A gateway sends text messages; whether it can speak, the administrator says. */
export const DEFAULT_PREFERENCE: UnitNoticeSetup = {
  channels: { order: [...OUTBOUND_CHANNEL_NAMES], of: { sms: { enabled: true, fields: {} } } },
  allowed: [],
};

export class NoticeSettingsCache {
  private setups = new Map<string, UnitNoticeSetup>();
  private preferences = new Map<string, NoticePreferenceRow>();

  setup = (unitId: string): UnitNoticeSetup => this.setups.get(unitId) ?? DEFAULT_PREFERENCE;
  preference = (personId: string) => this.preferences.get(personId);

  /** The channels that are switched on and have all that they need. */
  ready(unitId: string, hasGateway: boolean): ReadonlySet<NoticeChannel> {
    const { of } = this.setup(unitId).channels;
    return new Set(
      OUTBOUND_CHANNEL_NAMES.filter((name) => {
        const kept = of[name];
        if (!kept?.enabled) return false;
        if (name === 'voice' || name === 'sms') return hasGateway;
        return OUTBOUND_CHANNELS[name].fields.every((f) => f.optional || kept.fields[f.name] || f.standard);
      }),
    );
  }
  /** One of them rings or buzzes within seconds. */
  wakes = (unitId: string, hasGateway: boolean): boolean =>
    [...this.ready(unitId, hasGateway)].some((name) => WAKING_CHANNELS.has(name));

  async read(from: Queries): Promise<void> {
    const [setups, preferences] = await Promise.all([
      allRows(from, NoticeSetupRow),
      allRows(from, NoticePreferenceRow),
    ]);
    this.setups = new Map(setups.map((s) => [s.unitId, { channels: s.channels, allowed: s.allowed }]));
    this.preferences = new Map(preferences.map((p) => [p.personId, p]));
  }
}
