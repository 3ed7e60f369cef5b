/** Every unit's channels and every person's wishes, held in memory with the directory: each notice needs them. */
import type { EntityManager } from 'typeorm';
import { OUTSIDE, OUTSIDE_NAMES, WAKING } from './channels/all.js';
import { NoticePreferenceRow, NoticeSetupRow, type ChannelsKept } from './notice.entities.js';
import type { ChannelName } from './words.js';

export interface Setup {
  channels: ChannelsKept;
  allowed: readonly string[];
}
/** A gateway sends text messages; whether it can speak, the administrator says. */
export const STANDARD: Setup = {
  channels: { order: [...OUTSIDE_NAMES], of: { sms: { enabled: true, fields: {} } } },
  allowed: [],
};

export class KeptNotice {
  private setups = new Map<string, Setup>();
  private preferences = new Map<string, NoticePreferenceRow>();

  setup = (unitId: string): Setup => this.setups.get(unitId) ?? STANDARD;
  preference = (personId: string) => this.preferences.get(personId);

  /** The channels that are switched on and have all that they need. */
  ready(unitId: string, hasGateway: boolean): ReadonlySet<ChannelName> {
    const { of } = this.setup(unitId).channels;
    return new Set(
      OUTSIDE_NAMES.filter((name) => {
        const kept = of[name];
        if (!kept?.enabled) return false;
        if (name === 'voice' || name === 'sms') return hasGateway;
        return OUTSIDE[name].fields.every((f) => f.optional || kept.fields[f.name] || f.standard);
      }),
    );
  }
  /** One of them rings or buzzes within seconds. */
  wakes = (unitId: string, hasGateway: boolean): boolean =>
    [...this.ready(unitId, hasGateway)].some((name) => WAKING.has(name));

  async read(manager: EntityManager): Promise<void> {
    const [setups, preferences] = await Promise.all([
      manager.find(NoticeSetupRow),
      manager.find(NoticePreferenceRow),
    ]);
    this.setups = new Map(setups.map((s) => [s.unitId, { channels: s.channels, allowed: s.allowed }]));
    this.preferences = new Map(preferences.map((p) => [p.personId, p]));
  }
}
