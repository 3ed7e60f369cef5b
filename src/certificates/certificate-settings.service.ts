/** What a unit sets about its certificates. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import { replaceSetting } from '../directory/settings.repository.js';
import type { CertificateSettings } from '../protocol/certificates.js';
import { IssueSourcesQuery } from './issuing/issue-sources.query.js';

const KEYS = ['publicityDays', 'fullIdNumber', 'inCharge', 'contact'] as const;

@Injectable()
export class CertificateSettingsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly sources: IssueSourcesQuery,
    private readonly clock: Clock,
  ) {}

  of = (actor: Actor): CertificateSettings => this.sources.settings(actor.unitId);

  /** Counts for what is issued from now on; whether the ID number is masked, for every copy made from now on. */
  change(actor: Actor, given: Partial<CertificateSettings>): Promise<CertificateSettings> {
    const { unitId } = actor;
    return this.changes.make(actor, 'certificates.settings', async (tx) => {
      const now = this.of(actor);
      const value = Object.fromEntries(
        KEYS.map((key) => {
          const wanted = given[key] ?? now[key];
          return [key, typeof wanted === 'string' ? wanted.trim() : wanted];
        }),
      ) as unknown as CertificateSettings;
      const changed = KEYS.filter((key) => value[key] !== now[key]);
      if (!changed.length) return { value };
      await replaceSetting(tx, { id: newId(this.clock), unitId, key: 'certificates', value });
      return { value, subject: unitId, data: { changed } };
    });
  }
}
