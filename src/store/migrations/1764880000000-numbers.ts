import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A call's number gets the year of its raise, in the call and in its first fact, so that it names one call for ever. */
export class Numbers1764880000000 implements MigrationInterface {
  name = 'Numbers1764880000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    const year = sqlite
      ? `strftime('%Y', (c.raised_at + 28800000) / 1000, 'unixepoch')`
      : `to_char(to_timestamp(c.raised_at / 1000.0) at time zone 'Asia/Shanghai', 'YYYY')`;
    // Drills stand behind a character of their series.
    const dated = `case when substr(c.number, 1, 1) in ('演', '检')
      then substr(c.number, 1, 1) || ${year} || substr(c.number, 2) else ${year} || c.number end`;
    const short = sqlite
      ? `(c.number glob '[0-9][0-9][0-9][0-9]-[0-9]*' or c.number glob '[演检][0-9][0-9][0-9][0-9]-[0-9]*')`
      : `c.number ~ '^[演检]?[0-9]{4}-[0-9]+$'`;
    await this.rewrite(runner, dated, short);
    await runner.query('create unique index call_number on call (unit_id, number)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    await runner.query('drop index call_number');
    const short = `case when substr(c.number, 1, 1) in ('演', '检')
      then substr(c.number, 1, 1) || substr(c.number, 6) else substr(c.number, 5) end`;
    const day = '[0-9]'.repeat(8);
    const dated = sqlite
      ? `(c.number glob '${day}-[0-9]*' or c.number glob '[演检]${day}-[0-9]*')`
      : `c.number ~ '^[演检]?[0-9]{8}-[0-9]+$'`;
    await this.rewrite(runner, short, dated);
  }

  private async rewrite(runner: QueryRunner, number: string, which: string): Promise<void> {
    await runner.query(`update fact set data = replace(fact.data, '"number":"' || c.number || '"', '"number":"' || ${number} || '"')
      from call c where c.id = fact.call_id and fact.deed = 'raised' and ${which}`);
    await runner.query(
      `update call set number = ${number.replaceAll('c.', '')} where ${which.replaceAll('c.', '')}`,
    );
  }
}
