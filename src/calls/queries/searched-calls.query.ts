/** What is typed into the search of the list of calls: their words, beside number, community and category. */
import type { Actor } from '../../kernel/actor.js';
import { GUARDED_CATEGORIES } from '../../protocol/codes.js';
import type { Directory } from '../../directory/directory.js';
import type { Queries } from '../../store/store.js';
import type { WordSearchQuery, WordsSought } from '../../word-index/word-search.query.js';
import { inList, isCoordinator, type SqlCondition } from './call-filter.query.js';
import { allOf, NEWEST_FIRST } from './call-range.query.js';
import { searchCondition } from './call-search.sql.js';

export interface SearchedCalls {
  condition: SqlCondition;
  /** Their ids are known: nothing else is looked through. */
  few: boolean;
}
export interface SearchOf {
  read: Queries;
  directory: Directory;
  words: Pick<WordSearchQuery, 'find'>;
}

/** Figures are parts of numbers, which no index knows. */
const FIGURES = /^[\d\s-]+$/;

/** @param sought as many as the list shows, by the conditions that it has otherwise */
export async function searchedCalls(
  { read, directory, words }: SearchOf,
  actor: Actor,
  text: string,
  sought: WordsSought & { conditions: readonly SqlCondition[] },
): Promise<SearchedCalls> {
  const named = await searchCondition(directory, actor, text);
  const found = await words.find(actor, text, sought);
  if (!found) return { condition: named, few: false };
  const ids = found.hits.map(({ line }) => line.id);
  if (!isCoordinator(actor) || FIGURES.test(text) || !found.namesAll) {
    const [sql, ...params] = inList('id', ids);
    return { condition: [`(${named[0]}) or ${sql}`, ...named.slice(1), ...params], few: false };
  }
  const guarded = await guardedCalls(
    read,
    [['unit_id = ?', actor.unitId], ...sought.conditions, named],
    sought.limit,
  );
  return { condition: inList('id', [...ids, ...guarded]), few: true };
}

/** They are in no index, and few. */
async function guardedCalls(
  read: Queries,
  conditions: readonly SqlCondition[],
  limit: number,
): Promise<string[]> {
  const { where, params } = allOf([inList('category', GUARDED_CATEGORIES), ...conditions]);
  const rows = await read.rows<{ id: string }>(
    `select id from call where ${where} ${NEWEST_FIRST} limit ${limit}`,
    params,
  );
  return rows.map(({ id }) => id);
}
