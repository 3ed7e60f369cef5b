/** All faults, in the order of reliability.md. */
import { redisDies, redisEmptied, redisFull, redisHangs, redisSlow } from './cluster/redis.js';
import { backendsEnded, failOver, stoppedAtOnce } from './cluster/postgres.js';
import { rollingRestart } from './cluster/rolling-restart.js';
import type { Fault } from './core/fault.js';
import { badNetwork, halfOpen } from './network/bad-network.js';
import { storm, surge } from './network/crowds.js';
import { slowClient } from './network/slow-client.js';
import { stutter } from './network/stutter.js';
import { killed } from './process/killed.js';

export const FAULTS: readonly Fault[] = [
  killed,
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
];
