/** What facts of co-handling, of returning and of being left make of a call. Pure. */
import type { Help } from './care.js';
import { held, silence, type Folds } from './draft.js';
import type { RingBook, Written } from './state.js';

const change = (book: RingBook, id: string, changes: Partial<Help>) => {
  book.help = (book.help ?? []).map((h) => (h.id === id ? { ...h, ...changes } : h));
};
const ended = (state: Help['state'], { at, seq }: Written): Partial<Help> => ({
  state,
  endedAt: at,
  endedSeq: seq,
  wakeAt: null,
});

export const careFolds: Folds<
  | 'help_asked'
  | 'help_agreed'
  | 'help_declined'
  | 'help_answered'
  | 'help_withdrawn'
  | 'help_reminded'
  | 'returned'
  | 'review_late'
  | 'reviewed'
  | 'left'
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
      silence(draft);
      line.holderId = officer;
      held(book, officer);
      book.transfer = null;
    }
  },
  left({ book }, data, { at }) {
    book.left = { by: data.officer, at };
  },
};
