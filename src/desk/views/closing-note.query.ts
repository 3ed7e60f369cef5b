/** The sentence a call was closed with: written for its community and the resident, who read it first. */
import { lastClosing } from '../../call/facts.repository.js';
import type { CallRow } from '../../call/call.entity.js';
import type { Queries } from '../../store/store.js';
import type { CallViewsService } from './call-views.service.js';

/** Of the closing that stands: nothing while it is open, and where none was written; empty where it cannot be read. */
export async function readClosingNote(
  from: Queries,
  views: Pick<CallViewsService, 'words'>,
  { id, state }: Pick<CallRow, 'id' | 'state'>,
): Promise<{ closingNote?: string }> {
  if (state !== 'closed') return {};
  const closed = await lastClosing(from, id);
  if (!closed?.sealedWords) return {};
  return { closingNote: views.words(id, closed.seq, closed.sealedWords) ?? '' };
}
