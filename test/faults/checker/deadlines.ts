/** Whether a ring's deadline is another after a restart, without the journal saying why. */
import type { Outside } from '../../setup/checker.js';

export class Deadlines {
  readonly moved: string[] = [];
  private readonly known = new Map<string, number>();

  async look(from: Outside): Promise<void> {
    // A ring that reached its officer late rings its whole time from then: the journal says so.
    for (const { data } of await from.rows<{ data: string }>(
      "select data from fact where deed = 'arrived'",
    )) {
      const { ring, expiresAt } = JSON.parse(data) as { ring: string; expiresAt: number };
      this.known.set(ring, expiresAt);
    }
    for (const o of await from.rows<{ id: string; expires_at: number }>('select id, expires_at from offer')) {
      const known = this.known.get(o.id) ?? Number(o.expires_at);
      if (known !== Number(o.expires_at)) this.moved.push(o.id);
      this.known.set(o.id, known);
    }
  }
}
