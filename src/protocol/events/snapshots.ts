/** What a page is told when it connects. */
import type { Alert } from '../calls/alert.js';
import type { CallSummary } from '../calls/call-summary.js';
import type { Orphan } from '../calls/handing-over.js';
import type { HelpItem } from '../calls/help-item.js';
import type { ThreadState } from '../conversation/internal-thread.js';
import type { Ring } from '../calls/ring.js';
import type { DutyState, OfficerOnDuty } from '../people/duty-state.js';
import type { RequestsWaiting } from '../residents/posters.js';
import type { WatchState } from '../watch.js';

export interface Today {
  raised: number;
  answered: number;
  closed: number;
  solved: number;
  waiting: number;
  minutes: number;
}

export interface CommunitySnapshot {
  serverTime: string;
  /** The pages that the hub serves; a page of another build is an old one. */
  build?: string;
  calls: CallSummary[];
  /** Where requests of residents wait at a poster; absent: nowhere. */
  requests?: RequestsWaiting[];
}

export interface ProcuratorateSnapshot {
  serverTime: string;
  /** The pages that the hub serves; a page of another build is an old one. */
  build?: string;
  duty: DutyState;
  offers: Ring[];
  calls: CallSummary[];
  /** Parts this officer, or their department, was asked to help with. */
  helps?: HelpItem[];
  /** Of the calls they hold or help with, those whose officers said something among themselves. */
  threads?: ThreadState[];
}

export interface CoordinationSnapshot {
  serverTime: string;
  /** The pages that the hub serves; a page of another build is an old one. */
  build?: string;
  onDuty: OfficerOnDuty[];
  calls: CallSummary[];
  alerts: Alert[];
  orphans?: Orphan[];
  today: Today;
  /** What the hub's own auditor found, and the calls that an outage left over. */
  watch?: WatchState;
  /** Where requests of residents wait at a poster; absent: nowhere. */
  requests?: RequestsWaiting[];
}
