/** How long, how many, how large: what the hub takes, and what a page lets be typed. */
import { DAY_SECONDS } from './time/durations.js';

/** Lengths in characters, sizes in bytes, spans in seconds. */
export const LIMITS = {
  /** A decline can be taken back for so long; the new ring lasts as the declined one, and at most so long. */
  retakeSeconds: 5,
  retakeRingSeconds: 60,
  summary: 2000,
  message: 4000,
  note: 2000,
  reason: 500,
  name: 50,
  phone: 20,
  comment: 2000,
  /** What a list is searched for. */
  search: 50,
  username: 50,
  email: 254,
  /** As typed: six digits, in groups too. */
  oneTimeCode: 10,
  pin: 6,
  enrolmentCode: 20,
  deviceLabel: 20,
  categoryCode: 40,
  categoryName: 20,
  /** What an outside body sees to. */
  remit: 200,
  gatewayUrl: 500,
  gatewaySecret: 200,
  /** One field of a notice channel: an address, a key. */
  channelField: 500,
  pageSize: 100,
  /** A count below it, but none, is not told to who might know whom it means. */
  smallCount: 5,
  snapshotCalls: 200,
  payloadBytes: 64 * 1024,
  reopenSeconds: 7 * DAY_SECONDS,
  /** Who closed a call may take that back for so long. */
  takeBackCloseSeconds: 600,
  closedInSnapshotSeconds: 7 * DAY_SECONDS,
  liveSeconds: 15,
  /** No deadline is set further ahead. */
  aheadSeconds: 366 * DAY_SECONDS,
} as const;
