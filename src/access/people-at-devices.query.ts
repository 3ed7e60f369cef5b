import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import { Store } from '../store/store.js';
import { actorOnDevice, deviceTable } from './device-session.service.js';

/** Who stands at the shared devices of a community, asked of the rows: nobody is told by a choice that has lapsed. */
@Injectable()
export class PeopleAtDevicesQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async at(communityId: string): Promise<Actor[]> {
    const rows = await deviceTable.find(
      this.store.read,
      "where community_id = ? and kind = 'community' and token_hash is not null",
      [communityId],
    );
    const now = this.clock.now();
    return rows.flatMap((row) => actorOnDevice(row, this.directory, now, 'zh') ?? []);
  }
}
