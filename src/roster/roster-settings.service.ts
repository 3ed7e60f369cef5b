/** What a unit sets about its roster. */
import { Injectable } from '@nestjs/common';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import { replaceSetting } from '../directory/settings.repository.js';
import type { RosterSettings } from '../protocol/people/unit-settings.js';
import { refuse, type RefusalDetails } from '../kernel/refusal/refusal.js';
import { RosterQuery } from './roster.query.js';

const RANGES = { reminderMinutes: [0, 1440], lateMinutes: [0, 120], warnWeeks: [1, 12] } as const;

@Injectable()
export class RosterSettingsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly roster: RosterQuery,
  ) {}

  change(actor: Actor, given: Partial<RosterSettings>): Promise<RosterSettings> {
    const { unitId } = actor;
    const now = this.roster.settings(unitId);
    const value = { ...now, ...given };
    const fields: NonNullable<RefusalDetails['fields']> = {};
    for (const [key, [min, max]] of Object.entries(RANGES)) {
      const set = value[key as keyof typeof RANGES];
      if (set < min || set > max) fields[key] = { sentence: 'field_range', params: { min, max } };
    }
    if (Object.keys(fields).length) refuse('invalid', { fields });
    return this.changes.make(actor, 'roster.settings', async (tx) => {
      if (JSON.stringify(now) === JSON.stringify(value)) return { value };
      await replaceSetting(tx, { id: newId(this.roster.clock), unitId, key: 'roster', value });
      await this.roster.poke(tx, unitId);
      return { value, subject: unitId, data: { ...value } };
    });
  }
}
