import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The average wages by province and year, of which the cap of relief is reckoned. */
export class ReliefWages1764959000000 implements MigrationInterface {
  name = 'ReliefWages1764959000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table relief_wage (
        id text not null primary key,
        unit_id text not null,
        province text not null,
        year integer not null,
        monthly_fen integer not null,
        source text not null,
        entered_by text not null,
        entered_at bigint not null,
        version integer not null,
        unique (unit_id, province, year)
      )`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table relief_wage');
  }
}
