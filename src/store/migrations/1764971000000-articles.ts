import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles of the units' knowledge bases, and what each said before. */
export class Articles1764971000000 implements MigrationInterface {
  name = 'Articles1764971000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table article (id text primary key not null, unit_id text not null references unit (id),
        kind text not null, state text not null, title text not null, body text not null, short text not null,
        categories text not null, keywords text not null, source text not null, law text,
        for_workers integer not null, owner_id text not null, owner_gone_at bigint, review_by text not null,
        remind_at bigint, used integer not null, version integer not null, made_by text not null,
        changed_by text not null, changed_at bigint not null)`,
    );
    await runner.query('create index article_unit on article (unit_id, owner_id)');
    await runner.query('create index article_remind on article (remind_at) where remind_at is not null');
    await runner.query(
      `create table article_version (id text primary key not null,
        article_id text not null references article (id), version integer not null, deed text not null,
        at bigint not null, by_id text not null, said text not null, unique (article_id, version))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table article_version');
    await runner.query('drop table article');
  }
}
