/** What facts about its clocks make of a call. Pure. */
import type { FactFolds } from './fold-draft.js';
import { clockBookOf, finishClocks, endPauses, setClocks } from '../clocks/call-clocks.js';

export const clockFolds: FactFolds<'paused' | 'continued' | 'contacted' | 'reminded' | 'moved'> = {
  paused({ line }, { reason, until, clocks }, { at, actorId }) {
    setClocks(line, clocks);
    const book = clockBookOf(line);
    line.clocks = {
      ...book,
      pauses: [...book.pauses, { from: at, to: null }],
      pause: { reason, since: at, until, by: actorId ?? '' },
    };
  },
  continued({ line }, { to, clocks }) {
    setClocks(line, clocks);
    endPauses(line, to);
  },
  contacted({ line }, { how }, { at, actorId }) {
    line.clocks = { ...clockBookOf(line), contact: { at, by: actorId ?? '', how } };
    finishClocks(line, 'contact', at);
  },
  reminded({ line }, { clock, stage, next }) {
    const book = clockBookOf(line);
    const clocks = book.clocks.map((c) => (c.kind === clock ? { ...c, warned: stage, warnAt: next } : c));
    line.clocks = { ...book, clocks };
  },
  moved({ line, book }, { clocks }, { at }) {
    setClocks(line, clocks);
    // What is late no longer was told too early, and may be told again when it is.
    for (const [kind, due] of [
      ['answer_late', line.answerBy],
      ['close_late', line.closeBy],
    ] as const) {
      if (due <= at) continue;
      book.alerts = book.alerts.filter((a) => a.kind !== kind);
      book.alerted = book.alerted.filter((a) => a !== kind);
    }
  },
};
