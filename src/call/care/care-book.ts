/**
 * What a call's book keeps beside its ringing: parts that others help with (协办), what was given back to a
 * reviewer (退回), that its holder left it to the coordinators, and what is to be done after its closing (回访).
 * Absent until there is any. Pure.
 */
import type { HelpTarget } from '../../protocol/calls/timeline.js';
import type { PetitionStage } from '../../protocol/relief/petitions.js';
import type { Basis, FollowUpKind, HelpState, NearStage, Verdict } from '../../protocol/codes.js';

export interface Help {
  id: string;
  to: HelpTarget;
  askedBy: string;
  askedAt: number;
  /** The fact that holds what is asked. */
  askedSeq: number;
  answerBy: number;
  state: HelpState;
  /** Who helps: the officer asked, or whoever of the department agreed. */
  helper: string | null;
  /** The ground on which the helper sees the resident's particulars; null: they do not. */
  resident: Basis | null;
  endedAt: number | null;
  /** The fact that holds how it ended. */
  endedSeq: number | null;
  /** When it is spoken of next: before it is due, when it is, and daily after; null once it ended. */
  wakeAt: number | null;
}

export interface ReturnState {
  /** How often, over all rounds. */
  times: number;
  /** Who gave it back in this round: not rung for it again in it. */
  by: readonly string[];
  /** A ruling stands: it cannot be returned in this round. */
  ruled: boolean;
  /** With the reviewer now. */
  open: { by: string; at: number; seq: number; reviewBy: number; late: boolean; upheld: boolean } | null;
  last: { verdict: Verdict; by: string; officer: string | null } | null;
}

/** What is to be done after the closing: at most one open of a kind, beside what the resident asked for. */
export interface FollowUpState {
  kind: FollowUpKind;
  /** Who closed the call: whom it is for, and who is reminded. */
  by: string;
  dueAt: number;
  /** When and by whom its date was set, with the closing or by putting it off; the fact that holds why. */
  setAt: number;
  setBy: string;
  setSeq: number;
  /** So often it was put off. */
  putOff: number;
  /** How it was spoken of last. */
  stage: NearStage | null;
  /** When it is spoken of next; null once it ended, and where it was said to be over often enough. */
  wakeAt: number | null;
  /** dropped: the call was opened again. */
  state: 'open' | 'done' | 'dropped';
  doneBy: string | null;
  endedAt: number | null;
  /** The fact that holds what came of it. */
  endedSeq: number | null;
  /** The resident said that it is not solved: nothing of it is told to who handled the call. */
  ofResident?: true;
}
export const ofResident = (one: Pick<FollowUpState, 'ofResident'>) =>
  one.ofResident ? { ofResident: true as const } : {};
/** As a closing sets it, or whoever puts it off. */
export type FollowUpSet = { kind: FollowUpKind; dueAt: number; wakeAt: number | null };

export interface CareBook {
  help?: readonly Help[];
  followUps?: readonly FollowUpState[];
  returned?: ReturnState;
  /** Its holder signed off and nobody took it: for a coordinator to assign. */
  left?: { by: string; at: number };
  /** How far the petition has come that it was handed on as; `on` is a local day. */
  petition?: PetitionStage;
}

/** It came of what the resident said of the closing. */
interface OfResident {
  ofResident?: true;
}
export interface CareFacts {
  help_asked: { help: string; to: HelpTarget; answerBy: number; resident: Basis | null; wakeAt: number };
  /** `officer`: null where a body's word was recorded by hand. */
  help_agreed: { help: string; officer: string | null };
  help_declined: { help: string; officer: string | null };
  help_answered: { help: string; officer: string | null; on: number };
  help_withdrawn: { help: string; why: 'holder' | 'closed' };
  help_reminded: { help: string; stage: NearStage; answerBy: number; wakeAt: number };
  follow_up_reminded: FollowUpSet & { stage: NearStage } & OfResident;
  follow_up_put_off: FollowUpSet & OfResident;
  followed_up: { kind: FollowUpKind } & OfResident;
  returned: { times: number; reviewBy: number };
  review_late: { reviewBy: number };
  /** `officer`: who is to have it; null where that is for the routing, or it stays. */
  reviewed: { verdict: Verdict; officer: string | null };
  left: { officer: string };
  petition_told: PetitionStage;
}

export const isHelpOpen = (help: Help) => help.state === 'asked' || help.state === 'agreed';
export const openHelps = ({ help = [] }: CareBook): Help[] => help.filter(isHelpOpen);

/** As whoever handled the call may see it: nothing of what the resident asked for. */
export const asHandled = <B extends CareBook>(book: B): B =>
  book.followUps?.some((f) => f.ofResident)
    ? { ...book, followUps: book.followUps.filter((f) => !f.ofResident) }
    : book;

export const openFollowUps = ({ followUps = [] }: CareBook): FollowUpState[] =>
  followUps.filter((f) => f.state === 'open');
/** The one that is due first. */
export const nextFollowUp = (book: CareBook): FollowUpState | undefined =>
  openFollowUps(book).reduce<FollowUpState | undefined>(
    (first, one) => (first && first.dueAt <= one.dueAt ? first : one),
    undefined,
  );

/** They agreed to help: with the call while it is handled, with their part until it has ended. */
export const helpsWith = (line: { state: string; ringing: CareBook }, officerId: string): boolean =>
  (line.ringing.help ?? []).some(
    (h) =>
      h.helper === officerId && (h.state === 'agreed' || (h.state === 'answered' && line.state === 'active')),
  );

/** Who helps with it now, but for its holder. */
export const helpersOf = (line: { state: string; holderId: string | null; ringing: CareBook }): string[] =>
  [...new Set((line.ringing.help ?? []).flatMap((h) => h.helper ?? []))].filter(
    (id) => id !== line.holderId && helpsWith(line, id),
  );

export const returnedBy = (line: { ringing: CareBook }, officerId: string): boolean =>
  line.ringing.returned?.by.includes(officerId) ?? false;

/** The instants at which the clock has something to say of these. */
export function careDueInstants({ help, returned, followUps }: CareBook): number[] {
  if (!help && !returned && !followUps) return [];
  const wakings = [...(help ?? []), ...(followUps ?? [])].flatMap((one) =>
    one.wakeAt === null ? [] : [one.wakeAt],
  );
  const open = returned?.open;
  return open && !open.late && !open.upheld ? [...wakings, open.reviewBy] : wakings;
}
