/** What the terms of a search mean in a unit: words, and the names of its communities and categories. */
import type { Directory } from '../directory/directory.js';
import { filterByName, matchesName } from '../directory/name-match.js';
import type { Actor } from '../kernel/actor.js';
import { GUARDED_CATEGORIES } from '../protocol/codes.js';
import { CATEGORY_WORDS } from '../protocol/vocabulary/calls.js';
import type { KeyedTerms } from './find-candidates.js';
import type { TokenKeys } from './store/token-keys.js';
import { searchTermsOf, type SearchTerm } from './terms/search-terms.js';
import { categoryToken, communityToken } from './terms/tokens.js';

export interface MeantTerm {
  term: SearchTerm;
  communityIds: ReadonlySet<string>;
  categories: ReadonlySet<string>;
  /** No community of that name was left out. */
  all: boolean;
}
/** More communities of one name than these are no help. */
const MOST_COMMUNITIES = 60;

/** None of a name that may not be known: who sees no call of a community is told nothing by its name. */
export async function meaningOf(directory: Directory, actor: Actor, text: string): Promise<MeantTerm[]> {
  const { unitId } = actor;
  const places = directory.communitiesOf(unitId);
  const categories = [
    ...Object.entries(CATEGORY_WORDS).map(([code, names]) => ({ code, names: names as readonly string[] })),
    ...directory
      .addedCategories(unitId)
      .map(({ code, nameZh, nameEn }) => ({ code, names: [nameZh, nameEn] as readonly string[] })),
  ].filter(({ code }) => !GUARDED_CATEGORIES.includes(code));
  const all: MeantTerm[] = [];
  for (const term of searchTermsOf(text)) {
    const named = term.ways.length > 0;
    const found = named ? await filterByName(places, term.text, ({ name }) => [name]) : [];
    const meant = named ? matchesName(term.text) : () => false;
    all.push({
      term,
      all: found.length <= MOST_COMMUNITIES,
      communityIds: new Set(found.slice(0, MOST_COMMUNITIES).map(({ id }) => id)),
      categories: new Set(categories.filter(({ names }) => names.some(meant)).map(({ code }) => code)),
    });
  }
  return all;
}

/** What the postings are asked; undefined where they cannot help. */
export function keyedTerms(
  keys: TokenKeys,
  actor: Actor,
  meant: readonly MeantTerm[],
): KeyedTerms | undefined {
  const key = (token: string) => keys.of(actor.unitId, token);
  const asked = meant
    .filter(({ term }) => term.ways.length > 0)
    .map(({ term, communityIds, categories }) => [
      ...term.ways.map((way) => way.map(key)),
      ...[...communityIds].map((id) => [key(communityToken(id))]),
      ...[...categories].map((code) => [key(categoryToken(code))]),
    ]);
  return asked.length ? asked : undefined;
}

/** That the call is of one of these communities. */
export const ofCommunities = (
  keys: TokenKeys,
  unitId: string,
  communityIds: readonly string[],
): KeyedTerms[number] => communityIds.map((id) => [keys.of(unitId, communityToken(id))]);
