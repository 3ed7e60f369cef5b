/** All faults, in the order of reliability.md. */
import { redisDies, redisEmptied, redisFull, redisHangs, redisSlow } from './cluster/redis.js';
import { backendsEnded, failOver, stoppedAtOnce } from './cluster/postgres.js';
import { rollingRestart } from './cluster/rolling-restart.js';
import type { Fault } from './core/fault.js';
import { badNetwork, halfOpen } from './network/bad-network.js';
import { storm, surge } from './network/crowds.js';
import { slowClient } from './network/slow-client.js';
import { stutter } from './network/stutter.js';
import { brokenForGood, brokenSyncs, brokenWrites, fullInCommit } from './disk/failing-calls.js';
import { powerCut } from './disk/power-cut.js';
import { locked } from './disk/locked.js';
import { impatient } from './people/impatient.js';
import { killedTab } from './people/killed-tab.js';
import { allDecline, allSilent, nobodyOnDuty } from './people/nobody-answers.js';
import { failpoints } from './process/failpoints.js';
import { killedAtSync, killedAtWrite } from './process/killed-at-call.js';
import { killedWhileMigrating } from './process/killed-while-migrating.js';
import { killed } from './process/killed.js';
import { auditorStalled, dispatcherStalled } from './process/stalled.js';
import { mixed } from './mixed.js';
import { stepped } from './time/stepped.js';

export const FAULTS: readonly Fault[] = [
  failpoints,
  killed,
  killedAtSync,
  killedAtWrite,
  powerCut,
  fullInCommit,
  brokenSyncs,
  brokenWrites,
  brokenForGood,
  locked,
  stepped,
  slowClient,
  halfOpen,
  badNetwork,
  redisHangs,
  redisDies,
  redisEmptied,
  redisSlow,
  redisFull,
  backendsEnded,
  stoppedAtOnce,
  failOver,
  stutter,
  surge,
  storm,
  rollingRestart,
  nobodyOnDuty,
  allDecline,
  allSilent,
  killedWhileMigrating,
  dispatcherStalled,
  auditorStalled,
  killedTab,
  impatient,
  mixed,
];
