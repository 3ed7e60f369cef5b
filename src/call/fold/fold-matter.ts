/** What becoming one matter with other calls, and being parted from them, makes of a call. Pure. */
import { giveBack, type FactFolds } from './fold-draft.js';
import { takeUp } from './fold-rings.js';

export const matterFolds: FactFolds<'merged' | 'unmerged'> = {
  merged(draft, { lead, calls, residents, officer, clocks }, { at }) {
    const { line, book } = draft;
    const took = officer ?? book.matter?.took;
    line.matterId = lead;
    if (officer !== undefined) takeUp(draft, { officer, ...(clocks && { clocks }) }, at);
    book.matter = { lead, calls, residents, ...(took !== undefined && { took }) };
    delete book.partedBy;
  },
  unmerged(draft, { lead, calls, residents, back }, { at, actorId }) {
    const { line, book } = draft;
    const took = book.matter?.took;
    line.matterId = lead;
    if (lead === null) {
      delete book.matter;
      book.partedBy = actorId;
    } else book.matter = { lead, calls, residents, ...(took !== undefined && { took }) };
    if (back) giveBack(draft, at);
  },
};
