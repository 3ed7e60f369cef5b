/** For which community a source calls. Pure. */
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import type { CommunityRow } from '../directory/places.entity.js';
import { Refusal } from '../kernel/refusal/refusal.js';
import type { Intake } from '../protocol/intake/sources.js';
import type { LeftOut } from './read-intake.js';

type Source = Pick<IntakeSourceRow, 'kind' | 'communities' | 'numbers'>;
interface Asked {
  given: Pick<Intake, 'communityCode' | 'dialled'>;
  /** Already left out: what it says is wrong. */
  left: LeftOut;
}
export interface FoundPlace {
  community: CommunityRow;
  /** What was said beside it and counts for nothing. */
  left: LeftOut;
}

/** +86, spaces and dashes are no part of a number. */
export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^(0086|86)(?=0?\d{10,11}$)/, '');

/**
 * A button's own, whatever is said; that of the dialled number; else the one that is named. Of those that the source
 * may call for.
 * @param places communities of the unit
 */
export function placeOf(source: Source, places: readonly CommunityRow[], asked: Asked): FoundPlace | Refusal {
  const { communityCode, dialled } = asked.given;
  const mine = source.communities.length
    ? places.filter(({ id }) => source.communities.includes(id))
    : places;
  const named = communityCode === undefined ? undefined : mine.find(({ code }) => code === communityCode);
  const wrong = (field: string, sentence: LeftOut[string]) =>
    new Refusal('invalid', { fields: { [field]: asked.left[field] ?? sentence } });

  if (source.kind === 'button') {
    const [own] = mine;
    if (!own) return wrong('communityCode', 'field_choice');
    const other = communityCode !== undefined && communityCode !== own.code;
    return { community: own, left: other ? { communityCode: 'field_choice' } : {} };
  }
  const byNumber = dialled === undefined ? undefined : placeOfNumber(source, mine, dialled);
  if (byNumber) {
    const other = communityCode !== undefined && communityCode !== byNumber.code;
    return { community: byNumber, left: other ? { communityCode: 'field_choice' } : {} };
  }
  if (named) return { community: named, left: dialled === undefined ? {} : { dialled: 'field_choice' } };
  if (communityCode !== undefined) return wrong('communityCode', 'field_choice');
  if (dialled !== undefined) return wrong('dialled', 'field_choice');
  const [only, ...others] = source.communities.length ? mine : [];
  if (only && !others.length) return { community: only, left: {} };
  return wrong(
    source.kind === 'number' && !asked.left.communityCode ? 'dialled' : 'communityCode',
    'field_required',
  );
}

const placeOfNumber = (source: Source, places: readonly CommunityRow[], dialled: string) => {
  const asked = plainNumber(dialled);
  const entry = source.numbers.find(({ number }) => plainNumber(number) === asked);
  return entry && places.find(({ id }) => id === entry.communityId);
};
