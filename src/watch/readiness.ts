/** 现在谁能听到: for one community without a name, for the unit's coordinators community by community. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Notices } from '../notice/notices.js';
import { Directory } from '../places/directory.js';
import type { CommunityReadiness, Readiness } from '../protocol/watch.js';
import { LIMITS } from '../protocol/words.js';
import { addressed } from '../refusal.js';
import { Store } from '../store/store.js';
import { readinessOf, type OnDuty } from './light.js';

@Injectable()
export class ReadinessNow {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly notices: Notices,
  ) {}

  async of(unitId: string, communityId: string): Promise<Readiness> {
    const duty = await this.duty(unitId);
    const liaison = this.directory.liaisonOf(communityId, this.clock.now());
    return readinessOf(duty, liaison, this.notices.reaches(unitId));
  }

  /** In the order of the communities' codes. */
  async all(unitId: string): Promise<CommunityReadiness[]> {
    const duty = await this.duty(unitId);
    const reaches = this.notices.reaches(unitId);
    const now = this.clock.now();
    return this.directory.communitiesOf(unitId).map((c) => {
      const liaisonId = this.directory.liaisonOf(c.id, now);
      const liaison = this.directory.person(liaisonId ?? '');
      const subdistrict = this.directory.subdistrict(c.subdistrictId);
      return {
        community: { id: c.id, name: c.name },
        subdistrict: { id: c.subdistrictId, name: subdistrict?.name ?? '' },
        ...(liaison && { liaisonName: addressed(liaison) }),
        ...readinessOf(duty, liaisonId, reaches),
      };
    });
  }

  private async duty(unitId: string): Promise<OnDuty[]> {
    const rows = await this.store.read.rows<{
      id: string;
      pause_reason: string | null;
      seen_at: number | null;
    }>('select id, pause_reason, seen_at from duty where unit_id = ? and since is not null', [unitId]);
    const since = this.clock.now() - LIMITS.liveSeconds * 1000;
    return rows
      .filter(({ id }) => {
        const person = this.directory.person(id);
        return person !== undefined && !person.disabled && person.roles.includes('officer');
      })
      .map((r) => ({
        id: r.id,
        paused: r.pause_reason !== null,
        live: r.seen_at !== null && r.seen_at >= since,
      }));
  }
}
