/** 现在谁能听到: for one community without a name, for the unit's coordinators community by community. */
import { Injectable } from '@nestjs/common';
import { WouldRingQuery, type WouldRing } from '../../calls/why/would-ring.query.js';
import { Clock } from '../../kernel/clock.js';
import { NoticeDeliveryService } from '../../notices/notice-delivery.service.js';
import { NoticesService } from '../../notices/notices.service.js';
import { Directory } from '../../directory/directory.js';
import type { CommunityReadiness, Readiness } from '../../protocol/watch.js';
import { addressedName } from '../../kernel/refusal/refusal.js';
import { communityReadiness, type OnDutyOfficer } from './community-readiness.js';

@Injectable()
export class ReadinessQuery {
  constructor(
    private readonly would: WouldRingQuery,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    private readonly delivery: NoticeDeliveryService,
  ) {}

  async of(unitId: string, communityId: string): Promise<Readiness> {
    const would = await this.would.now(unitId);
    return this.light(unitId, would, this.directory.liaisonOf(communityId, this.clock.now()));
  }

  /** Of the unit, whatever the community. */
  ofUnit = async (unitId: string): Promise<Readiness> =>
    this.light(unitId, await this.would.now(unitId), undefined);

  /** In the order of the communities' codes. */
  async all(unitId: string): Promise<CommunityReadiness[]> {
    const would = await this.would.now(unitId);
    const now = this.clock.now();
    return this.directory.communitiesOf(unitId).map((c) => {
      const liaisonId = this.directory.liaisonOf(c.id, now);
      const liaison = this.directory.person(liaisonId ?? '');
      const subdistrict = this.directory.subdistrict(c.subdistrictId);
      return {
        community: { id: c.id, name: c.name },
        subdistrict: { id: c.subdistrictId, name: subdistrict?.name ?? '' },
        ...(liaison && { liaisonName: addressedName(liaison) }),
        ...this.light(unitId, would, liaisonId),
      };
    });
  }

  private light(unitId: string, would: WouldRing, liaisonId: string | undefined): Readiness {
    const { onDuty, bookedAt, full, of } = would;
    const duty = onDuty.map((c): OnDutyOfficer => ({
      id: c.id,
      paused: c.paused,
      live: c.live,
      full: full(c),
    }));
    return communityReadiness(duty, of(liaisonId), liaisonId, this.reaches(unitId), bookedAt);
  }

  /** By ways that are there and that do not fail just now. */
  private reaches = (unitId: string) => this.notices.reaches(unitId) && !this.delivery.reachesNobody(unitId);
}
