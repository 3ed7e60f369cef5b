/** What this room gives to the house. */
import { Auditor } from './auditor.js';
import { Away } from './away.js';
import { Drills } from './drills/drills.js';
import { Findings } from './findings.js';
import { LateCalls } from './late-calls.js';
import { Lives } from './lives.js';
import { LoopTest } from './drills/loop.js';
import { ReadinessController } from './readiness/readiness.controller.js';
import { ReadinessNow } from './readiness/readiness.js';
import { Sentinel } from './sentinel.js';
import { Stops } from './stops.js';
import { Unreadable } from './unreadable.js';
import { WatchController } from './watch.controller.js';

export const WATCH_CONTROLLERS = [WatchController, ReadinessController];
export const WATCH_PROVIDERS = [
  Findings,
  Auditor,
  Away,
  Lives,
  Sentinel,
  Stops,
  Unreadable,
  Drills,
  LoopTest,
  LateCalls,
  ReadinessNow,
];
