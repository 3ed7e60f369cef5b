import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The posters of communities, and what residents leave there. */
export class Posters1764966000000 implements MigrationInterface {
  name = 'Posters1764966000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table poster (id text primary key not null, unit_id text not null references unit (id),
        community_id text not null references community (id), token text not null unique, made_by text not null,
        made_at bigint not null, ended_at bigint, ended_by text)`,
    );
    await runner.query('create unique index poster_hanging on poster (community_id) where ended_at is null');
    await runner.query(
      `create table poster_request (id text primary key not null, unit_id text not null references unit (id),
        community_id text not null references community (id), poster_id text not null references poster (id),
        number text not null, form_key text not null unique, address_key text, words text, phone text,
        at_desk integer not null, basis text not null, left_at bigint not null, late_at bigint not null,
        remind_at bigint, reminded_at bigint, state text not null, settled_by text, settled_at bigint, reason text,
        note text, call_id text, erase_at bigint, unique (unit_id, number))`,
    );
    await runner.query('create index poster_request_list on poster_request (community_id, left_at)');
    await runner.query('create index poster_request_unit on poster_request (unit_id, left_at)');
    await runner.query(
      "create index poster_request_open on poster_request (community_id) where state = 'open'",
    );
    await runner.query(
      'create index poster_request_remind on poster_request (remind_at) where remind_at is not null',
    );
    await runner.query(
      'create index poster_request_address on poster_request (address_key, left_at) where address_key is not null',
    );
    await runner.query(
      'create index poster_request_erase on poster_request (erase_at) where erase_at is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table poster_request');
    await runner.query('drop table poster');
  }
}
