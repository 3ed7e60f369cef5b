/** The rows of articles and of what they said before. */
import { placeholders, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { ArticleRow, ArticleVersionRow } from './articles.entity.js';

const articles = new Table(ArticleRow);
const versions = new Table(ArticleVersionRow);

export const findArticle = (from: Queries, id: string): Promise<ArticleRow | undefined> =>
  articles.one(from, 'where id = ?', [id]);
export const articlesOfUnit = (from: Queries, unitId: string): Promise<ArticleRow[]> =>
  articles.find(from, 'where unit_id = ? order by id', [unitId]);
/** Another one after each change of what the unit's articles say. */
export async function articlesStamp(from: Queries, unitId: string): Promise<string> {
  const [row] = await from.rows<{ n: number | string; versions: number | string | null }>(
    'select count(*) as n, sum(version) as versions from article where unit_id = ?',
    [unitId],
  );
  return `${row?.n}.${row?.versions ?? 0}`;
}

export const insertArticle = (tx: Tx, row: ArticleRow): Promise<void> => articles.insert(tx, row);
/** @returns false where somebody has changed it since it was read */
export const updateArticle = async (
  tx: Tx,
  { id, version }: Pick<ArticleRow, 'id' | 'version'>,
  changes: Partial<ArticleRow>,
): Promise<boolean> =>
  (await articles.update(tx, { ...changes, version: version + 1 }, 'id = ? and version = ?', [
    id,
    version,
  ])) === 1;

export const insertVersion = (tx: Tx, row: ArticleVersionRow): Promise<void> => versions.insert(tx, row);
/** The newest first. @param before only those before this version */
export const versionsOf = (
  from: Queries,
  articleId: string,
  { before, most }: { before: number; most: number },
): Promise<ArticleVersionRow[]> =>
  versions.find(from, 'where article_id = ? and version < ? order by version desc limit ?', [
    articleId,
    before,
    most,
  ]);

/** @returns how often each was put into a reply */
export async function usesOf(from: Queries, ids: readonly string[]): Promise<Map<string, number>> {
  if (!ids.length) return new Map();
  const rows = await from.rows<{ id: string; used: number }>(
    `select id, used from article where id in (${placeholders(ids)})`,
    ids,
  );
  return new Map(rows.map(({ id, used }) => [id, Number(used)]));
}
/** A count, and neither by whom nor in which call: no version of the article. */
export const countUse = (tx: Tx, id: string): Promise<number> =>
  tx.run('update article set used = used + 1 where id = ?', [id]);

/** Whose review is to be spoken of, the longest due first. */
export const findArticlesToRemind = (from: Queries, now: number, most: number): Promise<ArticleRow[]> =>
  articles.find(from, "where remind_at <= ? and state = 'published' order by remind_at limit ?", [now, most]);
/** @returns false where another has told of it, or it was reviewed or withdrawn */
export const moveReminder = async (
  tx: Tx,
  { id, remindAt }: Pick<ArticleRow, 'id' | 'remindAt'>,
  next: number | null,
): Promise<boolean> =>
  (await articles.update(tx, { remindAt: next }, "id = ? and state = 'published' and remind_at = ?", [
    id,
    remindAt,
  ])) === 1;

/** Each owner once a unit, and whether the coordinators were told that they left. */
export const ownersOfArticles = (
  from: Queries,
): Promise<{ unitId: string; ownerId: string; told: number }[]> =>
  from.rows(
    `select distinct unit_id as "unitId", owner_id as "ownerId",
        case when owner_gone_at is null then 0 else 1 end as told
      from article where state <> 'withdrawn'`,
  );
/** @param goneAt null: they are here again @returns the articles that it was not known of */
export async function markOwner(
  tx: Tx,
  { unitId, ownerId }: { unitId: string; ownerId: string },
  goneAt: number | null,
): Promise<ArticleRow[]> {
  const known = goneAt === null ? 'owner_gone_at is not null' : 'owner_gone_at is null';
  const where = `unit_id = ? and owner_id = ? and state <> 'withdrawn' and ${known}`;
  const found = await articles.find(tx, `where ${where} order by id`, [unitId, ownerId]);
  if (found.length) await articles.update(tx, { ownerGoneAt: goneAt }, where, [unitId, ownerId]);
  return found;
}
