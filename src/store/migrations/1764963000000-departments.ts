import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a department does, who heads it, and its place in the order; those of before stand as they were added. */
export class Departments1764963000000 implements MigrationInterface {
  name = 'Departments1764963000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("alter table department add column remit text not null default ''");
    await runner.query('alter table department add column head_id text');
    await runner.query('alter table department add column position integer not null default 0');
    await runner.query(`update department set position = (select count(*) from department as other
      where other.unit_id = department.unit_id and other.id < department.id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ['remit', 'head_id', 'position'])
      await runner.query(`alter table department drop column ${column}`);
  }
}
