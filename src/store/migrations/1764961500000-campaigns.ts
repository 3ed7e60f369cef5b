import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns, and what was put to them. */
export class Campaigns1764961500000 implements MigrationInterface {
  name = 'Campaigns1764961500000';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      `create table campaign (id text primary key not null, unit_id text not null references unit (id),
        name text not null, look_for text not null, categories text not null, kinds text not null,
        from_day text not null, to_day text not null, in_charge text not null, ended_at bigint,
        made_by text not null, made_at bigint not null, version integer not null, check (from_day <= to_day))`,
      `create index campaign_unit on campaign (unit_id, to_day)`,
      `create table campaign_mark (campaign_id text not null references campaign (id), kind text not null,
        item_id text not null, unit_id text not null references unit (id), marked_by text not null,
        marked_at bigint not null, primary key (campaign_id, kind, item_id),
        check (kind in ('lead', 'activity')))`,
      `create index campaign_mark_item on campaign_mark (item_id)`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table campaign_mark');
    await runner.query('drop table campaign');
  }
}
