/** A notice about a call, and what is asked of the call's unit to know whom it goes to. Pure. */
import type { NoticeAbout } from '../../notice/notice-sentences.js';
import type { NoticeKind } from '../../notice/notice-kinds.js';
import type { CallRow } from '../../call/call.entity.js';

/** Beside it a notice says the call's number and community, and nothing of the matter. */
export type CallNotice = {
  [K in NoticeKind]: {
    to: string;
    kind: K;
    about?: NoticeAbout<K>;
    date?: string;
    path: string;
    offerId?: string;
    /** Milliseconds since 1970. */
    expiresAt: number;
  };
}[NoticeKind];

/** The call as it is after the fact, and who is who in its unit. */
export interface NoticeContext {
  line: Readonly<CallRow>;
  /** A page of theirs is awake. */
  isAwake: (officerId: string) => boolean;
  isOfficer: (personId: string) => boolean;
  /** Who raised it, as long as they are of its community; null where nobody in particular did. */
  raiser: () => string | null;
  officersOf: (departmentId: string) => readonly string[];
  coordinators: () => readonly string[];
  /** Coordinators; where there is none, administrators. */
  coordinatorsOrAdmins: () => readonly string[];
  /** Who reviews what is given back. */
  reviewers: () => readonly string[];
}

/** A drill needs nobody to see to it; of what an outage left over they are told once for all. */
export const needsSomebody = ({ drill, lateAt }: Readonly<CallRow>) => drill === null && lateAt === null;
