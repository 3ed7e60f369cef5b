/** Recording somebody who came in: what is asked for it, and what is sent. Pure. */
import type { RaisePayload } from '@protocol/events/call-payloads.js';
import { LIMITS } from '@protocol/limits.js';
import type { Basis, Category, DeskPlace, Urgency } from '@protocol/codes.js';
import { basesFor, toAmend, wrongIn, type Wrong } from '../../community/call/particulars/particulars.js';

export interface WalkInForm {
  /** The same through every attempt and reload: one person who came in is one call. */
  key: string;
  /** Where one sits; null: neither of the two. */
  place: DeskPlace | null;
  communityId: string;
  category: Category;
  urgency: Urgency;
  summary: string;
  name: string;
  phone: string;
  basis: Basis | null;
}
export const blankWalkIn = (key: string, place: DeskPlace | null): WalkInForm => ({
  key,
  place,
  communityId: '',
  category: 'other',
  urgency: 'normal',
  summary: '',
  name: '',
  phone: '',
  basis: null,
});

/** A ground that stands for another matter than the chosen one is none. */
const basisOf = ({ category, basis }: WalkInForm) =>
  basis && basesFor(category).includes(basis) ? basis : null;

export type WrongInWalkIn = Omit<Wrong, 'callback'> & Partial<Record<'community' | 'summary', true>>;
export const wrongInWalkIn = (form: WalkInForm): WrongInWalkIn => ({
  ...(!form.communityId && { community: true as const }),
  ...(form.summary.length > LIMITS.summary && { summary: true as const }),
  ...wrongIn({ ...form, basis: basisOf(form), callback: '' }),
});

export const walkInBody = (
  form: WalkInForm,
): Omit<RaisePayload, 'clientCallId'> & { desk: true; deskPlace?: DeskPlace } => ({
  desk: true,
  ...(form.place && { deskPlace: form.place }),
  communityId: form.communityId,
  category: form.category,
  urgency: form.urgency,
  ...(form.summary.trim() && { summary: form.summary.trim() }),
  ...toAmend(form.category, { ...form, basis: basisOf(form), callback: '' }),
});

export interface Place {
  id: string;
  name: string;
  /** Its subdistrict. */
  street: string;
  liaison: string | undefined;
}
/** More than these are narrowed by another letter. */
const SHOWN = 8;
/** By their names or their subdistrict's, and those the hub found by pinyin; nothing is found by nothing. */
function placesFound(all: readonly Place[], words: string, read: ReadonlySet<string>): Place[] {
  const sought = words.trim();
  const meant = ({ id, name, street }: Place) =>
    name.includes(sought) || street.includes(sought) || read.has(id);
  return sought ? all.filter(meant).slice(0, SHOWN) : [];
}
/** While words are sought what they find; else one's own communities, and the chosen one. */
export function placesToChoose(
  all: readonly Place[],
  {
    self,
    chosen,
    words,
    read = new Set(),
  }: { self: string; chosen: string; words: string; read?: ReadonlySet<string> },
): Place[] {
  if (words.trim()) return placesFound(all, words, read);
  return all.filter(({ id, liaison }) => liaison === self || id === chosen);
}
