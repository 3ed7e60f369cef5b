/** Every event a client may send, by namespace. */
import { Injectable } from '@nestjs/common';
import type { Namespace } from '../protocol/channels.js';
import { CommunityDoors } from './community.doors.js';
import { CoordinationDoors } from './coordination.doors.js';
import type { DoorsOf } from './door.js';
import { ProcuratorateDoors } from './procuratorate.doors.js';

@Injectable()
export class Doors {
  readonly of: { readonly [N in Namespace]: DoorsOf<N> };

  constructor(community: CommunityDoors, procuratorate: ProcuratorateDoors, coordination: CoordinationDoors) {
    this.of = { community: community.all, procuratorate: procuratorate.all, coordination: coordination.all };
  }
}
