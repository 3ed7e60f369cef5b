/** For which community a call is raised, and from which activity of outreach. */
import { Injectable } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import type { CommunityRow } from '../../directory/places.entity.js';
import { OnSiteCallsService } from '../../outreach/attendance/on-site-calls.service.js';
import type { DeskPlace } from '../../protocol/codes.js';
import type { RaisePayload } from '../../protocol/events/call-payloads.js';

/** `desk`: an officer records somebody who stands before them, and holds the call at once. */
export type RaiseOrWalkIn = RaisePayload & { desk?: boolean; deskPlace?: DeskPlace };

@Injectable()
export class RaisePlaceService {
  constructor(
    private readonly directory: Directory,
    private readonly onSite: OnSiteCallsService,
  ) {}

  /**
   * The activity's community goes before one that is named.
   * @throws Refusal `not_your_community`; `only_at_activities` for who calls from activities only; of walk-ins
   *   `walk_ins_only`, `walk_ins_by_officers`, `not_unit_community`, `invalid` without a community; what
   *   OnSiteCallsService says of the activity
   */
  async of(asker: CommandActor, payload: RaiseOrWalkIn): Promise<CommunityRow> {
    const { activityId } = payload;
    if (payload.desk === true) this.requireOfficer(asker);
    if (activityId === undefined)
      return payload.desk === true
        ? this.ofUnit(asker, payload.communityId)
        : this.ownOf(asker, payload.communityId);
    const activity = await this.onSite.requireServing(asker, activityId);
    return this.ofUnit(asker, activity.communityId ?? payload.communityId ?? asker.communityIds[0]);
  }

  private requireOfficer({ roles, mustSetFactor }: CommandActor): void {
    if (!roles.includes('officer')) refuse('walk_ins_by_officers');
    // Whoever calls in need is never barred; whoever takes calls is.
    if (mustSetFactor) refuse('factor_first');
  }

  private ownOf({ roles, communityIds }: CommandActor, named: string | undefined): CommunityRow {
    if (!roles.includes('worker')) refuse(roles.includes('officer') ? 'walk_ins_only' : 'only_at_activities');
    const id = named ?? communityIds[0] ?? refuse('not_your_community');
    if (!communityIds.includes(id)) refuse('not_your_community');
    return this.directory.community(id) ?? refuse('not_your_community');
  }

  /** Any of the unit; none is meant where none is named. */
  private ofUnit({ unitId }: CommandActor, named: string | undefined): CommunityRow {
    const id = named ?? refuse('invalid', { fields: { communityId: 'field_required' } });
    const community = this.directory.community(id);
    return community?.unitId === unitId ? community : refuse('not_unit_community');
  }
}
