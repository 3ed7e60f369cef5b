/** What a database holds, as its archive says it. Of one that an older version made too. */
import { placeholders, type Queries } from '../../store/store.js';
import type { ArchiveManifest } from './archive-manifest.js';

/** Since when calls have files. */
const FILES_SINCE = 'ConversationFiles1764973000000';

export type Contents = Pick<ArchiveManifest, 'calls' | 'until' | 'files'> & { migrations: string[] };

export async function contentsOf(read: Queries): Promise<Contents> {
  const migrations = (await read.rows<{ name: string }>('select name from migrations order by id')).map(
    ({ name }) => name,
  );
  const count = async (sql: string) => Number((await read.rows<{ n: number | null }>(sql))[0]?.n ?? 0);
  const until = await count('select max(at) as n from fact');
  return {
    migrations,
    calls: await count('select count(*) as n from call'),
    ...(until && { until }),
    files: migrations.includes(FILES_SINCE)
      ? await count("select count(*) as n from conversation_file where state = 'kept'")
      : 0,
  };
}

const PAGE = 500;
/** Where the bytes of all files lie that messages name. */
export async function* filesNamed(
  read: Queries,
  { files }: Pick<Contents, 'files'>,
): AsyncGenerator<{ id: string; bytes: number }> {
  if (!files) return;
  for (let after = ''; ;) {
    const some = await read.rows<{ store_id: string; bytes: number }>(
      `select store_id, bytes from conversation_file where state = 'kept' and store_id > ? order by store_id limit ${PAGE}`,
      [after],
    );
    for (const { store_id: id, bytes } of some) yield { id, bytes: Number(bytes) };
    if (some.length < PAGE) return;
    after = some.at(-1)!.store_id;
  }
}

/** Those that came since, by ids that sort by time. */
export const filesSince = async (
  read: Queries,
  from: string,
  most: number,
): Promise<{ rowId: string; id: string; bytes: number }[]> =>
  (
    await read.rows<{ id: string; store_id: string; bytes: number }>(
      "select id, store_id, bytes from conversation_file where state = 'kept' and id > ? order by id limit ?",
      [from, most],
    )
  ).map(({ id, store_id, bytes }) => ({ rowId: id, id: store_id, bytes: Number(bytes) }));

/** Of these places those whose files were taken away for good. */
export const filesGone = async (read: Queries, storeIds: readonly string[]): Promise<string[]> =>
  (
    await read.rows<{ store_id: string }>(
      `select store_id from conversation_file where state = 'gone' and store_id in (${placeholders(storeIds)})`,
      [...storeIds],
    )
  ).map(({ store_id: id }) => id);

/** That this connection sees one instant from here on: others of the same server may read it, too. */
export const shareSnapshot = async (frozen: Queries): Promise<string> =>
  (await frozen.rows<{ id: string }>('select pg_export_snapshot() as id'))[0]!.id;
