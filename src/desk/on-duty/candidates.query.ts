/** Everybody on duty in a unit as routing needs them, read inside the write that decides. */
import type { Directory } from '../../directory/directory.js';
import { LIMITS } from '../../protocol/limits.js';
import type { Candidate } from '../../routing/candidate.js';
import type { Queries } from '../../store/store.js';

interface Row {
  id: string;
  pause_reason: string | null;
  ending_at: number | null;
  seen_at: number | null;
  last_rung_at: number | null;
  held: number;
  busy: number;
}
const SQL = `select d.id, d.pause_reason, d.ending_at, d.seen_at, d.last_rung_at,
    (select count(*) from call c where c.holder_id = d.id and c.state = 'active' and c.drill is null) as held,
    (select count(*) from offer o where o.officer_id = d.id and o.ended_at is null and o.waited = 1) as busy
  from duty d where d.unit_id = ? and d.since is not null order by d.id`;

/** In the first 15 s after a start all on duty count as live: their pages are just coming back. */
export const isLive = (seenAt: number | null, now: number, startedAt: number) =>
  now - startedAt < LIMITS.liveSeconds * 1000 ||
  (seenAt !== null && now - seenAt < LIMITS.liveSeconds * 1000);

/**
 * On SQLite this process is the only writer, so what was read stands until something here changes it: the
 * desk says when. On PostgreSQL another node may have written, and every decision reads for itself.
 */
export class CandidatesQuery {
  private readonly kept = new Map<string, Row[]>();

  constructor(
    private readonly keeps: boolean,
    private readonly directory: Directory,
    private readonly startedAt: number,
  ) {}

  async of(from: Queries, unitId: string, now: number): Promise<Candidate[]> {
    const rows = this.kept.get(unitId) ?? (await from.rows<Row>(SQL, [unitId]));
    if (this.keeps) this.kept.set(unitId, rows);
    const candidates: Candidate[] = [];
    for (const row of rows) {
      const candidate = this.candidate(row, now);
      if (candidate) candidates.push(candidate);
    }
    return candidates;
  }

  /** Whoever was shut out, or is an officer no longer, is not rung though nobody signed them off. */
  private candidate(row: Row, now: number): Candidate | undefined {
    const person = this.directory.person(row.id);
    if (!person || person.disabled || !person.roles.includes('officer')) return undefined;
    return {
      id: row.id,
      departmentId: person.departmentId,
      skills: person.skills,
      paused: row.pause_reason !== null || row.ending_at !== null,
      ...(row.ending_at !== null && { leaving: true }),
      live: isLive(row.seen_at, now, this.startedAt),
      held: Number(row.held),
      lastRungAt: row.last_rung_at,
      busy: Number(row.busy),
    };
  }

  /** These were rung just now; nothing else changed. */
  rung(unitId: string, officers: readonly string[], now: number): void {
    for (const row of this.kept.get(unitId) ?? []) if (officers.includes(row.id)) row.last_rung_at = now;
  }
  forget(unitId: string): void {
    this.kept.delete(unitId);
  }
  forgetAll(): void {
    this.kept.clear();
  }
}
