import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Residents who are told by text message, and what the unit's gateway brings from telephones. */
export class ResidentTexts1764965600000 implements MigrationInterface {
  name = 'ResidentTexts1764965600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of ['phone_key text', 'told_at bigint', 'try_at bigint'])
      await runner.query(`alter table slip add column ${column}`);
    await runner.query('create index slip_phone on slip (phone_key) where phone_key is not null');
    await runner.query(
      `create table gateway_answer (unit_id text not null references unit (id), id text not null, at bigint not null,
        said text not null, primary key (unit_id, id))`,
    );
    await runner.query('create index gateway_answer_at on gateway_answer (at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table gateway_answer');
    await runner.query('drop index slip_phone');
    for (const column of ['try_at', 'told_at', 'phone_key'])
      await runner.query(`alter table slip drop column ${column}`);
  }
}
