import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * User names that differ in capitals alone are one. Pairs of before stay, since nobody may find their name taken from
 * them: only the older of a pair stands in the unique index, so that no third can be made.
 */
export class UserNames1764910000000 implements MigrationInterface {
  name = 'UserNames1764910000000';

  async up(runner: QueryRunner): Promise<void> {
    const pairs = (await runner.query(
      `select id, lower(username) as name from account where lower(username) in
         (select lower(username) from account group by lower(username) having count(*) > 1) order by created_at, id`,
    )) as { id: string; name: string }[];
    const seen = new Set<string>();
    const younger = pairs.filter(({ name }) => seen.has(name) || !seen.add(name)).map(({ id }) => id);
    const but = younger.length
      ? ` where id not in (${younger.map((id) => `'${id.replace(/'/g, "''")}'`).join(', ')})`
      : '';
    await runner.query(`create unique index account_name on account (lower(username))${but}`);
    if (younger.length) await runner.query('create index account_names on account (lower(username))');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index account_name');
    await runner.query('drop index if exists account_names');
  }
}
