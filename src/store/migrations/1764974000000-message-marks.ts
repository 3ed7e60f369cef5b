import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far each reader has come in what was said in a call. */
export class MessageMarks1764974000000 implements MigrationInterface {
  name = 'MessageMarks1764974000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table message_mark (
      call_id text not null,
      reader text not null,
      kind text not null,
      message_id text not null,
      seq integer not null,
      primary key (call_id, reader, kind))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table message_mark');
  }
}
