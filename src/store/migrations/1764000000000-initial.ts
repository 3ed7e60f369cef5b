import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The first schema. Text keys made by us: on SQLite the hot tables are kept without a rowid, one b-tree less a commit. */
export class Initial1764000000000 implements MigrationInterface {
  name = 'Initial1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    const keyed = runner.connection.options.type === 'better-sqlite3' ? ' without rowid' : '';
    const statements = [
      `create table probe (id text primary key not null, beat integer not null)`,
      `create table revision (id text primary key not null, value integer not null)`,
      `create table counter (id text primary key not null, value integer not null)${keyed}`,

      `create table unit (id text primary key not null, parent_id text references unit (id), level text not null,
        code text not null unique, name text not null)`,
      `create table department (id text primary key not null, unit_id text not null references unit (id), name text not null,
        unique (unit_id, name))`,
      `create table subdistrict (id text primary key not null, code text not null unique, name text not null)`,
      `create table community (id text primary key not null, code text not null unique, name text not null,
        subdistrict_id text not null references subdistrict (id), unit_id text not null references unit (id))`,
      `create table setting (id text primary key not null, unit_id text not null references unit (id), key text not null,
        value text not null, unique (unit_id, key))`,
      `create table body (id text primary key not null, unit_id text not null references unit (id), name text not null,
        phone text not null, remit text not null, position integer not null)`,
      `create table category (id text primary key not null, unit_id text not null references unit (id), code text not null,
        name_zh text not null, name_en text not null, unique (unit_id, code))`,
      `create table escalation_policy (id text primary key not null, unit_id text not null unique references unit (id),
        steps text not null, changed_at bigint not null)`,

      `create table account (id text primary key not null, unit_id text not null references unit (id),
        department_id text references department (id), username text not null unique, password_hash text not null,
        name text not null, title text, roles text not null, skills text not null, phone text, totp_secret text,
        totp_used_step integer, created_at bigint not null, disabled_at bigint, briefed_at bigint,
        must_change_password integer not null)`,
      `create table membership (id text primary key not null, account_id text not null references account (id),
        community_id text not null references community (id), position integer not null, unique (account_id, community_id))`,
      `create table liaison (id text primary key not null, officer_id text not null references account (id),
        community_id text not null references community (id), starts_at bigint not null, ends_at bigint)`,
      `create table session (id text primary key not null, token_hash text not null unique,
        account_id text not null references account (id), kind text not null, device text not null,
        created_at bigint not null, seen_at bigint not null, expires_at bigint not null, ended_at bigint)`,
      `create index session_open on session (account_id) where ended_at is null`,
      `create table sign_in_failure (id text primary key not null, count integer not null, since bigint not null, locked_until bigint)`,
      `create table audit (id text primary key not null, at bigint not null, actor_id text, act text not null,
        subject text not null, reason text, data text not null)`,
      `create index audit_subject on audit (subject)`,

      `create table call (id text primary key not null, unit_id text not null, community_id text not null,
        raised_by text not null, client_call_id text not null, number text not null, version integer not null,
        state text not null, category text not null, urgency text not null, summary text, raised_at bigint not null,
        answer_by bigint not null, answered_at bigint, close_by bigint not null, closed_at bigint, holder_id text,
        outcome text, solved integer, referral text, rating integer, message_count integer not null,
        last_message_at bigint, due_at bigint, policy text not null, ringing text not null,
        check (state in ('ringing', 'waiting', 'active', 'closed', 'cancelled')),
        check ((state = 'active') = (holder_id is not null) or state = 'closed'))${keyed}`,
      `create unique index call_key on call (client_call_id)`,
      `create index call_due on call (due_at) where due_at is not null`,
      `create index call_open on call (unit_id, raised_at) where state in ('ringing', 'waiting', 'active')`,
      `create index call_held on call (holder_id) where state = 'active'`,
      `create index call_community on call (community_id, raised_at)`,
      `create index call_unit on call (unit_id, raised_at)`,
      `create table fact (call_id text not null, seq integer not null, at bigint not null, actor_id text,
        deed text not null, data text not null, words text, primary key (call_id, seq))${keyed}`,
      `create table offer (id text primary key not null, call_id text not null, officer_id text not null, kind text not null,
        step integer not null, rung_at bigint not null, expires_at bigint not null, ended_at bigint, ending text,
        waited integer not null, received_at bigint)${keyed}`,
      `create unique index offer_live on offer (call_id, officer_id) where ended_at is null`,
      `create index offer_waited on offer (officer_id) where ended_at is null and waited = 1`,
      `create index offer_taken on offer (officer_id, call_id) where ending = 'accepted'`,
      `create table message (id text primary key not null, call_id text not null, client_message_id text not null,
        from_id text not null, role text not null, text text not null, at bigint not null)${keyed}`,
      `create unique index message_key on message (call_id, from_id, client_message_id)`,
      `create table call_particulars (call_id text primary key not null, callback_name text, callback_phone text,
        resident_name text, resident_phone text, basis text)${keyed}`,

      `create table duty (id text primary key not null, unit_id text not null, since bigint, session_id text,
        pause_reason text, paused_at bigint, paused_until bigint, running_from bigint, stretches text not null,
        last_rung_at bigint,
        seen_at bigint, due_at bigint)${keyed}`,
      `create index duty_on on duty (unit_id) where since is not null`,
      `create index duty_due on duty (due_at) where due_at is not null`,
      `create table duty_session (id text primary key not null, officer_id text not null, unit_id text not null,
        started_at bigint not null, ended_at bigint, forgotten integer not null, kept integer not null)`,
      `create unique index duty_session_open on duty_session (officer_id) where ended_at is null`,
      `create table hours_entry (id text primary key not null, officer_id text not null, unit_id text not null,
        kind text not null, from_at bigint not null, to_at bigint not null, minutes integer not null, day text not null,
        source text not null, flags text not null, session_id text, reverses text, reason text, recorded_by text,
        recorded_at bigint not null, check (to_at >= from_at))`,
      `create unique index hours_measured_once on hours_entry (session_id, from_at) where reverses is null and session_id is not null`,
      `create unique index hours_reversed_once on hours_entry (reverses) where reverses is not null`,
      `create index hours_officer on hours_entry (officer_id, day)`,
      `create index hours_unit on hours_entry (unit_id, day)`,

      `create table notice (id text primary key not null, unit_id text not null, officer_id text not null, offer_id text not null,
        body text not null, created_at bigint not null, deadline bigint not null, due_at bigint, attempts integer not null,
        delivered_at bigint, failure text)`,
      `create index notice_due on notice (due_at) where due_at is not null`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** There is nothing below the first schema: a backup is restored instead. */
  async down(): Promise<void> {
    throw new Error('the first schema is not taken down; restore a backup instead');
  }
}
