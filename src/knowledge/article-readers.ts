/** Who reads and who writes which article. All of it is of one's own unit. Pure. */
import type { Actor } from '../kernel/actor.js';
import type { ArticleRow } from './articles.entity.js';

type Reader = Pick<Actor, 'id' | 'unitId' | 'roles'>;

/** They publish, and name owners. */
export const keepsArticles = ({ roles }: Pick<Actor, 'roles'>): boolean =>
  roles.includes('coordinator') || roles.includes('admin');

const isOwn = ({ id }: Pick<Actor, 'id'>, { ownerId, madeBy }: Pick<ArticleRow, 'ownerId' | 'madeBy'>) =>
  ownerId === id || madeBy === id;

export function readsArticle(
  reader: Reader,
  row: Pick<ArticleRow, 'unitId' | 'state' | 'forWorkers' | 'ownerId' | 'madeBy'>,
): boolean {
  if (row.unitId !== reader.unitId) return false;
  if (keepsArticles(reader)) return true;
  if (reader.roles.includes('officer')) return row.state === 'published' || isOwn(reader, row);
  return reader.roles.includes('worker') && row.state === 'published' && row.forWorkers;
}

/** Its owner, and who wrote it as long as it is a draft; the owner answers for what is published, so corrects it at once. */
export const writesArticle = (
  reader: Reader,
  row: Pick<ArticleRow, 'unitId' | 'state' | 'ownerId' | 'madeBy'>,
): boolean =>
  row.unitId === reader.unitId &&
  (keepsArticles(reader) ||
    (reader.roles.includes('officer') &&
      (row.ownerId === reader.id || (row.state === 'draft' && row.madeBy === reader.id))));
