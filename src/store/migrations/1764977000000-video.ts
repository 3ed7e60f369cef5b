import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Video calls: who is in them, who was invited, and the sessions of who came by a link. */
export class Video1764977000000 implements MigrationInterface {
  name = 'Video1764977000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table video_call (id text primary key not null, call_id text not null references call (id),
        unit_id text not null, started_by text not null, started_at bigint not null, rung_officer text,
        began_at bigint, consent text, alone_at bigint, ended_at bigint, why text)`,
    );
    // Two who begin at the same instant are in the same one.
    await runner.query('create unique index video_call_open on video_call (call_id) where ended_at is null');
    await runner.query(
      `create table video_peer (id text primary key not null, video_id text not null references video_call (id),
        person_id text not null, session_id text not null, side text not null, namespace text not null,
        socket_id text not null, joined_at bigint not null, alive_until bigint not null, left_at bigint)`,
    );
    await runner.query('create index video_peer_of on video_peer (video_id)');
    await runner.query('create index video_peer_page on video_peer (socket_id)');
    // A person is there with one page.
    await runner.query(
      'create unique index video_peer_person on video_peer (video_id, person_id) where left_at is null',
    );
    await runner.query('create index video_peer_alive on video_peer (alive_until) where left_at is null');
    await runner.query(
      `create table video_invitation (id text primary key not null, video_id text not null references video_call (id),
        person_id text, link_hash text unique, invited_by text not null, invited_at bigint not null,
        expires_at bigint not null, used_at bigint, ended_at bigint)`,
    );
    await runner.query('create index video_invitation_of on video_invitation (video_id)');
    await runner.query(
      `create table guest_session (id text primary key not null, video_id text not null, unit_id text not null,
        token_hash text not null unique, name text not null, opened_at bigint not null, expires_at bigint not null,
        ended_at bigint)`,
    );
    await runner.query('create index guest_session_of on guest_session (video_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['guest_session', 'video_invitation', 'video_peer', 'video_call'])
      await runner.query(`drop table ${table}`);
  }
}
