import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import type { Actor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import { Store } from '../store/store.js';
import { findDevicesOfCommunity } from '../directory/people/devices.repository.js';
import { actorOnDevice } from './device-session.service.js';

/** Who stands at the shared devices of a community, asked of the rows: nobody is told by a choice that has lapsed. */
@Injectable()
export class PeopleAtDevicesQuery {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  async at(communityId: string): Promise<Actor[]> {
    // What another node has enrolled just now, only the rows say.
    if (this.store.kind === 'sqlite' && !this.directory.devices.standIn(communityId)) return [];
    const rows = await findDevicesOfCommunity(this.store.read, communityId);
    const now = this.clock.now();
    return rows.flatMap((row) => actorOnDevice(row, this.directory, now, 'zh') ?? []);
  }
}
