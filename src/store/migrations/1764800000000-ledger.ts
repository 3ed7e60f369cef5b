import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the ledger holds already, summed: none of it was approved. */
const DIMS = [
  ['all', `''`],
  ['person', 'person_id'],
  ['community', `coalesce(community_id, '')`],
] as const;
const SUMMED = [10, 7, 4].flatMap((length) =>
  DIMS.map(
    ([dim, key]) => `insert into hours_rollup
      (unit_id, dim, period, key, kind, who, source, lines, approved_lines, pending_lines, minutes, pending, returned,
        approved, credited)
      select unit_id, '${dim}', substr(day, 1, ${length}), ${key}, kind, who, source,
        sum(case when reverses is null then 1 else -1 end), 0, sum(case when reverses is null then 1 else -1 end),
        sum(minutes), sum(minutes), 0, 0, 0
      from hours_entry group by 1, 2, 3, 4, 5, 6, 7`,
  ),
);

/** Hours that stand up: what was done for whom, who approved it, what counts as service, closed months, and roll-ups. */
export class Ledger1764800000000 implements MigrationInterface {
  name = 'Ledger1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    const sqlite = runner.connection.options.type === 'better-sqlite3';
    const keyed = sqlite ? ' without rowid' : '';
    // What lists and figures look through: on SQLite, where a call's row is wide, without going to the rows. Without
    // the state, so that what is open is looked for among what is open.
    const looked = sqlite
      ? `, id, number, category, urgency, community_id, holder_id, outcome, solved, rating, answered_at,
          answer_by, closed_at, close_by, drill`
      : '';
    const statements = [
      `alter table hours_entry rename column officer_id to person_id`,
      `alter table hours_entry add column who text not null default 'officer'`,
      `alter table hours_entry add column community_id text`,
      `alter table hours_entry add column call_id text`,
      `alter table hours_entry add column claim_id text`,
      `alter table hours_entry add column served text`,
      `alter table hours_entry add column activity text not null default ''`,
      `alter table hours_entry add column in_charge text`,
      `alter table hours_entry add column state text not null default 'pending'`,
      `alter table hours_entry add column credited integer not null default 0`,
      `create index hours_pending on hours_entry (unit_id, day) where state <> 'approved' and reverses is null`,
      `create index hours_reversals on hours_entry (unit_id, day) where reverses is not null`,
      `create index hours_flagged on hours_entry (unit_id, day) where flags <> '[]'`,
      `create index hours_community on hours_entry (community_id, day) where community_id is not null`,
      `create index duty_session_person on duty_session (officer_id, started_at)`,
      `create table hours_verdict (entry_id text not null, seq integer not null, verdict text not null,
        credited integer not null, over_cap integer not null, given_by text, given_at bigint not null, reason text,
        primary key (entry_id, seq))${keyed}`,

      `create table hours_claim (id text primary key not null, unit_id text not null, person_id text not null,
        who text not null, kind text not null, from_at bigint not null, to_at bigint not null, day text not null,
        community_id text, call_id text, served text, activity text not null, note text, in_charge text,
        contests text, import_id text, state text not null, entered_by text, entered_at bigint not null,
        decided_by text, decided_at bigint, reason text, check (to_at >= from_at))`,
      `create index hours_claim_person on hours_claim (person_id, day)`,
      `create index hours_claim_unit on hours_claim (unit_id, day)`,
      `create index hours_claim_open on hours_claim (unit_id, day) where state = 'pending'`,
      `create table hours_month (id text primary key not null, unit_id text not null, month text not null,
        closed_at bigint, changed_by text not null, changed_at bigint not null, reason text)`,
      `create table hours_policy (id text primary key not null, unit_id text not null, from_day text not null,
        creditable text not null, cap_minutes integer not null, attendance_percent integer not null,
        changed_by text, changed_at bigint not null, reason text not null)`,
      `create unique index hours_policy_day on hours_policy (unit_id, from_day)`,
      `create table hours_rollup (unit_id text not null, period text not null, dim text not null, key text not null,
        kind text not null, who text not null, source text not null, lines integer not null,
        approved_lines integer not null, pending_lines integer not null, minutes integer not null,
        pending integer not null, returned integer not null, approved integer not null, credited integer not null,
        primary key (unit_id, dim, period, key, kind, who, source))${keyed}`,
      ...SUMMED,

      `drop index call_unit`,
      `create index call_unit on call (unit_id, raised_at${looked})`,
      `create index call_ended on call (unit_id, closed_at) where closed_at is not null`,
      `create index call_community_ended on call (community_id, closed_at) where closed_at is not null`,
      `create index call_closed_by on call (holder_id, raised_at) where state = 'closed'`,
      `create table call_rollup (unit_id text not null, period text not null, dim text not null, key text not null,
        raised integer not null, answered integer not null, closed integer not null, solved integer not null,
        confirmed integer not null, referred integer not null, advised integer not null, unresolved integer not null,
        cancelled integer not null, withdrawn integer not null, hotline integer not null, timely integer not null,
        in_time integer not null, rated integer not null, satisfied integer not null,
        primary key (unit_id, dim, period, key))${keyed}`,
      `create table answer_rollup (unit_id text not null, period text not null, dim text not null, key text not null,
        times text not null, primary key (unit_id, dim, period, key))${keyed}`,
      `create table rollup_mark (unit_id text primary key not null, upto bigint not null)${keyed}`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Approvals, claims and closed months have no place in the schema below. */
  async down(): Promise<void> {
    throw new Error('approved hours are not taken down; restore a backup instead');
  }
}
