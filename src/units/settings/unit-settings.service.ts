/**
 * Reading and changing a unit's settings. Which there are, with default and range: `directory/unit-settings.ts`; the page: `client/src/pages/admin/SettingsSection.vue`.
 */
import { Injectable } from '@nestjs/common';
import { exceedsCalendar } from '../../calendar/deadline-arithmetic.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { Seal } from '../../kernel/seal/seal.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { CATEGORIES } from '../../protocol/codes.js';
import type { UnitSettingsView } from '../../protocol/people/unit-settings.js';
import type { Queries } from '../../store/store.js';
import { DirectoryChangesService, versionTagOf } from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import { findSettingsOf, replaceSetting } from '../../directory/settings.repository.js';
import {
  DEFAULT_SETTINGS,
  settingErrors,
  type SettingKey,
  type UnitSettings,
} from '../../directory/unit-settings.js';
import { isStaffOf } from '../../directory/holder.js';
import { mayReview } from '../../directory/reviewer.js';

/** Where the gateway's secret stands, for sealing it to its place. */
export const gatewaySecretSealContext = (unitId: string) => `setting:${unitId}:gatewaySecret`;
/** Empty where the unit has none. */
export function gatewaySecretOf(directory: Directory, seal: Seal, unitId: string): string {
  const { gatewaySecret: sealed } = directory.settings(unitId);
  return sealed ? seal.open(gatewaySecretSealContext(unitId), sealed) : '';
}

const shown = ({ gatewaySecret, ...rest }: UnitSettings): UnitSettingsView => {
  const open = { ...rest, gatewaySecretSet: gatewaySecret !== '' };
  return { ...open, tag: versionTagOf({ ...open, gatewaySecret }) };
};

@Injectable()
export class UnitSettingsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly clock: Clock,
  ) {}

  settings = (unitId: string): UnitSettingsView => shown(pick(this.directory.settings(unitId)));

  changeSettings(actor: Actor, given: Partial<UnitSettings>, tag?: string): Promise<UnitSettingsView> {
    const { unitId } = actor;
    return this.changes.make(actor, 'settings.change', async (tx) => {
      const now = await settingsIn(tx, unitId);
      const fields = settingErrors({ ...now, ...given });
      if (fields) refuse('invalid', { fields });
      if (given.reviewerId && !mayReview(this.directory, unitId, given.reviewerId))
        refuse('invalid', { fields: { reviewerId: 'field_choice' } });
      if (given.letters?.signers.some((id) => !isStaffOf(this.directory, unitId, id)))
        refuse('invalid', { fields: { 'letters.signers': 'field_signers' } });
      const known = [...CATEGORIES, ...this.directory.addedCategories(unitId).map(({ code }) => code)];
      if (Object.keys(given.closingNeeds ?? {}).some((code) => !known.includes(code)))
        refuse('invalid', { fields: { closingNeeds: 'field_choice' } });
      if (given.reviewMinutes && given.reviewMinutes > now.reviewMinutes)
        this.requireRoom(unitId, 'reviewMinutes', given.reviewMinutes / 60);
      if (given.talkAnswerHours && given.talkAnswerHours > now.talkAnswerHours)
        this.requireRoom(unitId, 'talkAnswerHours', given.talkAnswerHours);
      const secret = given.gatewaySecret;
      const wanted = {
        ...given,
        ...(secret && { gatewaySecret: this.seal.seal(gatewaySecretSealContext(unitId), secret) }),
      };
      const changed = (Object.keys(wanted) as SettingKey[]).filter(
        (key) => JSON.stringify(wanted[key]) !== JSON.stringify(now[key]),
      );
      if (!changed.length) return { value: shown(now) };
      const { tag: current } = shown(now);
      if (tag && tag !== current) refuse('stale');
      for (const key of changed)
        await replaceSetting(tx, { id: newId(this.clock), unitId, key, value: wanted[key] });
      return { value: shown({ ...now, ...wanted }), subject: unitId, data: { changed } };
    });
  }

  /** It is working time, and the unit's calendar may hold little of it. */
  private requireRoom(unitId: string, field: SettingKey, amount: number): void {
    const limit = { amount, unit: 'working_hours' as const };
    if (exceedsCalendar(this.directory.calendars.of(unitId), limit, this.clock.now()))
      refuse('invalid', { fields: { [field]: 'field_limit_beyond_year' } });
  }
}

const KEYS = Object.keys(DEFAULT_SETTINGS) as SettingKey[];
/** In the order of the defaults and without foreign keys, so that a tag means the same everywhere. */
const pick = (settings: UnitSettings) =>
  Object.fromEntries(KEYS.map((key) => [key, settings[key]])) as unknown as UnitSettings;

async function settingsIn(from: Queries, unitId: string): Promise<UnitSettings> {
  const rows = await findSettingsOf(from, unitId);
  return pick({ ...DEFAULT_SETTINGS, ...Object.fromEntries(rows.map((s) => [s.key, s.value])) });
}
