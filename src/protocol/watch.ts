/** What watches over the hub, as it travels. Kinds are codes that pages turn into sentences. */
import type { DrillKind } from './codes.js';

export const FINDING_KINDS = [
  'unwatched',
  'overdue',
  'dead_offer',
  'notices_failing',
  'notices_stuck',
  'away_unreached',
  'dispatcher_stopped',
  'auditor_stopped',
  'node_silent',
  'hints_lost',
  'stood_still',
  'loop_failed',
  'late_found',
  'holidays_unknown',
  'unreadable',
  'files_full',
  'files_lost',
  'webhooks_given_up',
  'backup_failed',
  'backup_old',
  'tail_behind',
  'damaged',
  'clock_off',
  'clock_stepped',
] as const;
/**
 * unwatched: an open call neither rings, nor is held, nor waits with an alert · overdue: something due was not done ·
 * dead_offer: a ring lives whose call is over · notices_failing, notices_stuck: notices do not arrive, or are not sent ·
 * away_unreached: every way to people whose page is closed is failing ·
 * dispatcher_stopped, auditor_stopped, node_silent: a part of the hub is not heard of · loop_failed: the hub's own test
 * did not come through · late_found: calls wait on the list of an outage · hints_lost: Redis does not carry from node
 * to node · stood_still: a process did nothing for so many milliseconds
 * unreadable: what is kept of a call cannot be read ·
 * files_full, files_lost: where files are kept there is no room left, or it does not answer ·
 * webhooks_given_up: other programs did not take so many events in a day ·
 * backup_failed, backup_old: the last backup came to nothing, or is so many hours old ·
 * tail_behind: what was written within so many seconds is on this machine alone · damaged: the database file is ·
 * clock_off, clock_stepped: the clock of a machine is wrong by so many seconds, or was set by so many ·
 * holidays_unknown: the working calendar does not know the holidays of the year in `count`
 */
export type FindingKind = (typeof FINDING_KINDS)[number];

export interface WatchFinding {
  id: string;
  kind: FindingKind;
  openedAt: string;
  lastSeenAt: string;
  closedAt?: string;
  /** The call it is about. */
  call?: { id: string; number: string; community: string };
  /** How many things it is about, where they are counted. */
  count?: number;
}
export interface WatchState {
  /** When the auditor last looked; absent before its first look. */
  checkedAt?: string;
  /** Open ones, the oldest first. */
  findings: WatchFinding[];
  /** Calls on the list of an outage. */
  late: number;
  /** Calls that wait for an answer. */
  waiting: number;
}

export const LIGHTS = ['green', 'amber', 'booked', 'busy', 'red'] as const;
/**
 * green: somebody on duty would be rung and hears it now · amber: only by notice · booked: it is after hours, and only
 * danger rings before the next opening · busy: whoever is on duty holds as many
 * calls as one may, so that nobody is rung · red: nobody can be rung, or nobody's page is awake
 */
export type Light = (typeof LIGHTS)[number];
export type LiaisonNow = 'hears' | 'on_duty' | 'busy' | 'paused' | 'off_duty' | 'none';
/** Who can hear a community now; no names. */
export interface Readiness {
  /** On duty and not paused. */
  onDuty: number;
  /** Of these, whom a call would ring, with a page seen in the last seconds. */
  hearing: number;
  /** Of these, without such a page, but reached by notice. */
  byNotice: number;
  /** Of these, holding as many calls as one may. */
  busy: number;
  /** Of these, with no page awake and no way to notify them. */
  asleep: number;
  liaison: LiaisonNow;
  light: Light;
  /** After hours: a call without danger rings from then on, and who hears now is rung for danger. */
  bookedAt?: string;
}
export interface CommunityReadiness extends Readiness {
  community: { id: string; name: string };
  subdistrict: { id: string; name: string };
  liaisonName?: string;
}

export const DRILL_STAGES = [
  'nobody',
  'busy',
  'unanswered',
  'not_received',
  'slow',
  'not_closed',
  'ended',
  'interrupted',
] as const;
/** Why a drill did not pass, and for the hub's own test where it stopped. */
export type DrillStage =
  | (typeof DRILL_STAGES)[number]
  | 'connect'
  | 'raise'
  | 'ring'
  | 'lapse'
  | 'second_ring'
  | 'accept'
  | 'close';
export interface DrillHeard {
  name: string;
  rungAt: string;
  receivedAt?: string;
  ending?: string;
}
/** Seconds are counted from the raise, but for `receivedSeconds`: from that ring. */
export interface DrillReport {
  id: string;
  kind: DrillKind;
  call?: { id: string; number: string };
  community?: { id: string; name: string };
  askedBy?: string;
  startedAt: string;
  endedAt?: string;
  passed?: boolean;
  stage?: DrillStage;
  /** A real call of that hour, without danger, would not have rung before this. */
  bookedAt?: string;
  ringSeconds?: number;
  receivedSeconds?: number;
  acceptSeconds?: number;
  closeSeconds?: number;
  /** Everybody who was rung; who did not hear has no `receivedAt`. */
  rung?: DrillHeard[];
}
