/** A line of the ledger and a claim, as one kind of row. Pure. */
import type {
  Claim,
  ClaimState,
  HoursLine,
  HoursSource,
  Served,
  ServingRole,
  ServiceKind,
} from '@protocol/hours.js';
import type { Named } from '@protocol/answers.js';

export interface Row {
  key: string;
  id: string;
  claim: boolean;
  officer: Named;
  who: ServingRole;
  kind: ServiceKind;
  from: string;
  to: string;
  day: string;
  minutes: number;
  source: HoursSource;
  flags: readonly string[];
  state: ClaimState;
  credited: number;
  community?: Named | undefined;
  callId?: string | undefined;
  served?: Served | undefined;
  activity?: string | undefined;
  inCharge?: Named | undefined;
  /** Who wrote it; absent where the hub did. */
  by?: Named | undefined;
  enteredAt?: string | undefined;
  note?: string | undefined;
  contests?: string | undefined;
  reverses?: string | undefined;
  reversedBy?: string | undefined;
  /** Why it was corrected. */
  reason?: string | undefined;
  /** Why it was given back last. */
  returned?: string | undefined;
}

export const ofLine = (line: HoursLine): Row => {
  const { recordedBy, verdict, ...rest } = line;
  return {
    ...rest,
    key: `line ${line.id}`,
    claim: false,
    by: recordedBy,
    returned: verdict?.verdict === 'returned' ? verdict.reason : undefined,
  };
};

export const ofClaim = (claim: Claim): Row => {
  const { enteredBy, reason, decidedBy: _by, decidedAt: _at, ...rest } = claim;
  return {
    ...rest,
    key: `claim ${claim.id}`,
    claim: true,
    source: 'back_filled',
    flags: [],
    credited: 0,
    by: enteredBy,
    returned: reason,
  };
};

const place = ({ day, from, id }: Row) => `${day} ${from} ${id}`;
const say = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
export const oldestFirst = (a: Row, b: Row): number => say(place(a), place(b));
export const newestFirst = (a: Row, b: Row): number => say(place(b), place(a));

/** Why somebody may not decide on a row; null where they may. */
export const barOf = (row: Row, myId: string): 'own' | 'entry' | 'settled' | null => {
  if (row.reverses || row.reversedBy || row.state === 'approved' || row.state === 'withdrawn')
    return 'settled';
  if (row.claim && row.state === 'returned') return 'settled';
  if (row.officer.id === myId) return 'own';
  return row.claim && row.by?.id === myId ? 'entry' : null;
};

/** A line that stands and is not one's own can be corrected by another. */
export const mayCorrect = (row: Row, myId: string): boolean =>
  !row.claim && !row.reverses && !row.reversedBy && row.officer.id !== myId;

/** Something to look at before approving. */
export const isDoubtful = (row: Row): boolean =>
  row.flags.includes('forgotten_sign_off') || row.flags.includes('low_attendance');
