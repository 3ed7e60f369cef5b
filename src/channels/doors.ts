/** Every event a client may send, by namespace. */
import { Injectable } from '@nestjs/common';
import type { Namespace } from '../protocol/events.js';
import { CareDoors } from './care.doors.js';
import { CommunityDoors } from './community.doors.js';
import { CoordinationDoors } from './coordination.doors.js';
import type { DoorsOf } from './door.js';
import { ProcuratorateDoors } from './procuratorate.doors.js';

@Injectable()
export class Doors {
  readonly of: { readonly [N in Namespace]: DoorsOf<N> };

  constructor(
    community: CommunityDoors,
    procuratorate: ProcuratorateDoors,
    care: CareDoors,
    coordination: CoordinationDoors,
  ) {
    this.of = {
      community: community.all,
      procuratorate: { ...procuratorate.all, ...care.all },
      coordination: coordination.all,
    };
  }
}
