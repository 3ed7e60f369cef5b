/** What stands in rows and is watched: each question is answered from an index of what is open, live or due, or has a limit. */
import { Injectable } from '@nestjs/common';
import { Store } from '../../store/store.js';

/** A ring has been told again after 2 s and has gone by another channel after 4. */
const UNRECEIVED_AFTER = 6000;
const NODE_ALIVE = 90_000;
/** More than this is as bad. */
const MOST = 10_000;

export interface Waiting {
  n: number;
  /** Seconds that the oldest has waited. */
  oldest: number;
}
export interface WatchedRows {
  rings: { live: number; unreceived: number };
  notices: Waiting;
  webhooks: Waiting;
  jobs: { queued: Waiting; running: number };
  nodes: number;
}

@Injectable()
export class WatchedRowsQuery {
  constructor(private readonly store: Store) {}

  async at(now: number): Promise<WatchedRows> {
    const [rings, notices, webhooks, jobs, nodes] = await Promise.all([
      this.row<{ live: number; unreceived: number | null }>(
        `select count(*) as live, sum(case when o.received_at is null and o.rung_at < ?
            and not exists (select 1 from notice n where n.offer_id = o.id and n.delivered_at is not null)
            then 1 else 0 end) as unreceived
          from offer o join call c on c.id = o.call_id where o.ended_at is null and c.drill is null`,
        [now - UNRECEIVED_AFTER],
      ),
      this.row<{ n: number; since: number | null }>(
        `select count(*) as n, min(due_at) as since from
          (select due_at from notice where due_at is not null and due_at <= ? order by due_at limit ${MOST}) due`,
        [now],
      ),
      this.row<{ n: number; since: number | null }>(
        `select count(*) as n, min(at) as since from
          (select at from webhook_event where due_at is not null order by due_at limit ${MOST}) waiting`,
      ),
      this.store.read.rows<{ state: string; n: number; since: number }>(
        `select state, count(*) as n, min(asked_at) as since from job where state in ('queued', 'running') group by state`,
      ),
      this.row<{ n: number }>('select count(*) as n from hub_node where beat_at > ?', [now - NODE_ALIVE]),
    ]);
    const waited = (since: number | null | undefined): number =>
      since === null || since === undefined ? 0 : Math.max(0, now - Number(since)) / 1000;
    const waiting = ({ n, since }: { n: number; since: number | null }): Waiting => ({
      n: Number(n),
      oldest: waited(since),
    });
    const queued = jobs.find(({ state }) => state === 'queued');
    return {
      rings: { live: Number(rings.live), unreceived: Number(rings.unreceived ?? 0) },
      notices: waiting(notices),
      webhooks: waiting(webhooks),
      jobs: {
        queued: { n: Number(queued?.n ?? 0), oldest: waited(queued?.since) },
        running: Number(jobs.find(({ state }) => state === 'running')?.n ?? 0),
      },
      nodes: Number(nodes.n),
    };
  }

  private async row<T>(sql: string, params: number[] = []): Promise<T> {
    const [row] = await this.store.read.rows<T>(sql, params);
    return row!;
  }
}
