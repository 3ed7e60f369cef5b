/** What this room gives to the house. */
import { CatchingUp } from './catching-up.js';
import { CareDoors } from './care.doors.js';
import { Channels } from './channels.js';
import { CommunityDoors } from './community.doors.js';
import { CoordinationDoors } from './coordination.doors.js';
import { Doors } from './doors.js';
import { Entrances } from './entrances.js';
import { Limits } from '../realtime/limits.js';
import { ProcuratorateDoors } from './procuratorate.doors.js';
import { Snapshots } from './snapshots.js';
import { Standing } from './standing.js';
import { Tell } from '../realtime/tell.js';

export const CHANNELS_PROVIDERS = [
  Tell,
  Limits,
  CommunityDoors,
  CareDoors,
  ProcuratorateDoors,
  CoordinationDoors,
  Doors,
  Standing,
  Snapshots,
  Entrances,
  Channels,
  CatchingUp,
];
