/** What facts of co-handling, of returning and of being left make of a call. Pure. */
import { type FollowUpState, type FollowUpSet, type Help } from '../care/care-book.js';
import { iso } from '../../protocol/time/instant.js';
import { recordHolder, stopRings, type FactFolds } from './fold-draft.js';
import type { Fact } from '../facts.js';
import type { RingBook } from '../ring-book.js';

const change = (book: RingBook, id: string, changes: Partial<Help>) => {
  book.help = (book.help ?? []).map((h) => (h.id === id ? { ...h, ...changes } : h));
};
const isThe = (f: FollowUpState, { kind, ofResident }: Pick<FollowUpState, 'kind' | 'ofResident'>) =>
  f.kind === kind && f.state === 'open' && f.ofResident === ofResident;
const changeFollowUp = (
  book: RingBook,
  which: Pick<FollowUpState, 'kind' | 'ofResident'>,
  changes: Partial<FollowUpState>,
) => {
  book.followUps = (book.followUps ?? []).map((f) => (isThe(f, which) ? { ...f, ...changes } : f));
};
const setBy = ({ dueAt, wakeAt }: FollowUpSet, { at, seq, actorId }: Fact) => ({
  dueAt,
  wakeAt,
  setAt: at,
  setBy: actorId!,
  setSeq: seq,
  stage: null,
});
const fresh = (sets: readonly FollowUpSet[], by: string, fact: Fact): FollowUpState[] =>
  sets.map((one) => ({
    kind: one.kind,
    by,
    ...setBy(one, fact),
    putOff: 0,
    state: 'open',
    doneBy: null,
    endedAt: null,
    endedSeq: null,
  }));
/** A closing leaves these to be done. */
export const leaves = (book: RingBook, sets: readonly FollowUpSet[], fact: Fact) => {
  book.followUps = [...(book.followUps ?? []), ...fresh(sets, fact.actorId!, fact)];
};
/** The resident is to be asked back, by somebody else than who closed it, who still sees what they planned themselves. */
export const asksBack = (book: RingBook, sets: readonly FollowUpSet[], by: string, fact: Fact) => {
  const asked = fresh(sets, by, fact).map((one) => ({ ...one, setBy: by, ofResident: true as const }));
  book.followUps = [...(book.followUps ?? []), ...asked];
};
/** The call goes on: what was to be done after its closing is not any longer, nor is it handed on. */
export const drops = (book: RingBook, { at, seq }: Fact) => {
  delete book.petition;
  if (book.followUps)
    book.followUps = book.followUps.map((f) =>
      f.state === 'open' ? { ...f, state: 'dropped', wakeAt: null, endedAt: at, endedSeq: seq } : f,
    );
};
const ended = (state: Help['state'], { at, seq }: Fact): Partial<Help> => ({
  state,
  endedAt: at,
  endedSeq: seq,
  wakeAt: null,
});

export const careFolds: FactFolds<
  | 'help_asked'
  | 'help_agreed'
  | 'help_declined'
  | 'help_answered'
  | 'help_withdrawn'
  | 'help_reminded'
  | 'follow_up_reminded'
  | 'follow_up_put_off'
  | 'followed_up'
  | 'returned'
  | 'review_late'
  | 'reviewed'
  | 'left'
  | 'petition_told'
> = {
  help_asked({ book }, data, fact) {
    const help: Help = {
      id: data.help,
      to: data.to,
      askedBy: fact.actorId!,
      askedAt: fact.at,
      askedSeq: fact.seq,
      answerBy: data.answerBy,
      state: 'asked',
      helper: 'officer' in data.to ? data.to.officer : null,
      resident: data.resident,
      endedAt: null,
      endedSeq: null,
      wakeAt: data.wakeAt,
    };
    book.help = [...(book.help ?? []), help];
  },
  help_agreed({ book }, data) {
    change(book, data.help, { state: 'agreed', helper: data.officer });
  },
  help_declined({ book }, data, fact) {
    change(book, data.help, ended('declined', fact));
  },
  help_answered({ book }, data, fact) {
    change(book, data.help, { ...ended('answered', fact), helper: data.officer });
  },
  help_withdrawn({ book }, data, fact) {
    change(book, data.help, ended('withdrawn', fact));
  },
  help_reminded({ book }, data) {
    change(book, data.help, { wakeAt: data.wakeAt });
  },
  follow_up_reminded({ book }, { stage, wakeAt, ...which }) {
    changeFollowUp(book, which, { stage, wakeAt });
  },
  follow_up_put_off({ line, book }, data, fact) {
    // Its community is told the day on which the other body is asked.
    if (data.kind === 'reply' && line.referral)
      line.referral = { ...line.referral, replyBy: iso(data.dueAt) };
    const putOff = ((book.followUps ?? []).find((f) => isThe(f, data))?.putOff ?? 0) + 1;
    changeFollowUp(book, data, { ...setBy(data, fact), putOff });
  },
  followed_up({ book }, which, { at, seq, actorId }) {
    changeFollowUp(book, which, { state: 'done', doneBy: actorId, endedAt: at, endedSeq: seq, wakeAt: null });
  },
  returned({ book }, { times, reviewBy }, { actorId, at, seq }) {
    const by = actorId!;
    const before = book.returned?.by ?? [];
    book.returned = {
      times,
      by: before.includes(by) ? before : [...before, by],
      ruled: false,
      open: { by, at, seq, reviewBy, late: false, upheld: false },
      last: book.returned?.last ?? null,
    };
  },
  review_late({ book }) {
    const { returned } = book;
    if (returned?.open) book.returned = { ...returned, open: { ...returned.open, late: true } };
  },
  reviewed(draft, { verdict, officer }, fact) {
    const { line, book } = draft;
    const returned = { ...book.returned!, last: { verdict, by: fact.actorId!, officer } };
    if (verdict === 'upheld') {
      book.returned = { ...returned, open: returned.open && { ...returned.open, upheld: true } };
      return;
    }
    // Whoever is told to go on with it may be asked for it again; a ruling stands above what was given back.
    const stays = verdict === 'ruled' ? officer : returned.open?.by;
    book.returned = {
      ...returned,
      open: null,
      by: returned.by.filter((b) => b !== stays),
      ruled: verdict === 'ruled',
    };
    if (verdict === 'ruled' && officer !== null && officer !== line.holderId) {
      stopRings(draft);
      line.holderId = officer;
      recordHolder(book, officer);
      book.transfer = null;
    }
  },
  left({ book }, data, { at }) {
    book.left = { by: data.officer, at };
  },
  petition_told({ book }, { step, on }) {
    book.petition = { step, on };
  },
};
