/** What is typed into the search of the list of calls, as a condition. The words are sealed and are not searched. */
import type { Actor } from '../../kernel/actor.js';
import { CATEGORY_WORDS } from '../../protocol/vocabulary/calls.js';
import type { Directory } from '../../directory/directory.js';
import { matchesName, filterByName } from '../../directory/name-match.js';
import { isAnonymousDevice } from '../../call/call-visibility.js';
import { placeholders, type Param } from '../../store/store.js';

const numbered = (q: string): string => `%${q.replace(/[\\%_]/g, (c) => `\\${c}`)}%`;

/** By the number as it is read aloud, or the name of the community or category, or its pinyin. */
export async function searchCondition(
  directory: Directory,
  actor: Actor,
  text: string,
): Promise<[string, ...Param[]]> {
  const { unitId } = actor;
  const q = text.trim();
  const places = await filterByName(directory.communitiesOf(unitId), q, (c) => [c.name]);
  // Where nobody has said who they are, no question tells of which category a call is.
  const meant = isAnonymousDevice(actor) ? () => false : matchesName(q);
  const categories = [
    ...Object.entries(CATEGORY_WORDS).map(([code, names]) => ({ code, names })),
    ...directory
      .addedCategories(unitId)
      .map(({ code, nameZh, nameEn }) => ({ code, names: [nameZh, nameEn] })),
  ].filter(({ names }) => names.some(meant));
  const one = (column: string, values: readonly string[]) =>
    values.length ? ` or ${column} in (${placeholders(values)})` : '';
  const ids = places.map((c) => c.id);
  const codes = categories.map((c) => c.code);
  return [
    `number like ? escape '\\'${one('community_id', ids)}${one('category', codes)}`,
    numbered(q),
    ...ids,
    ...codes,
  ];
}
