/** Where a poster hangs, and who can be reached there at an instant. No name of anybody leaves by it. */
import { Injectable } from '@nestjs/common';
import { dutyBoardOf } from '../../desk/on-duty/duty-board.query.js';
import { Directory } from '../../directory/directory.js';
import { Store } from '../../store/store.js';
import type { PosterRow } from '../posters.entity.js';
import type { PosterPlace } from './poster-page.js';

@Injectable()
export class PosterPlaceQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  /** Communities keep the hours of the unit's calendar: they have none of their own. */
  async of({ unitId, communityId, token }: PosterRow, now: number): Promise<PosterPlace> {
    const settings = this.directory.settings(unitId);
    const onDuty = await dutyBoardOf(this.store.read, unitId);
    return {
      path: `/p/${token}`,
      community: this.directory.community(communityId)?.name ?? '',
      unit: this.directory.unit(unitId)?.name ?? '',
      dutyPhone: settings.dutyPhone,
      now,
      ...this.directory.hoursAt(unitId, now),
      onDuty: onDuty.some((row) => row.pause_reason === null && row.ending_at === null),
      waitMinutes: settings.posters.waitMinutes,
    };
  }
}
