/**
 * Against guessing. Failures are counted by name and address together, so that an outsider who guesses from
 * elsewhere locks out himself and never the officer on duty; and by address over all names.
 */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { refuse } from '../refusal.js';
import { Store } from '../store/store.js';
import { Table } from '../store/table.js';
import { SignInFailure } from './people.entities.js';

const failures = new Table(SignInFailure);
const WINDOW = 15 * 60_000;
const FREE = { name: 5, address: 50 } as const;
const FIRST_WAIT = 30_000;
const LONGEST_WAIT = 15 * 60_000;
type Kind = keyof typeof FREE;

@Injectable()
export class Lockout {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  private keys(username: string, address: string): [Kind, string][] {
    const key = (text: string) => createHash('sha256').update(text).digest('base64url');
    return [
      ['name', key(`name|${username.toLowerCase()}|${address}`)],
      ['address', key(`address|${address}`)],
    ];
  }

  /** @throws Refusal `too_many_requests` while the pair has to wait */
  async require(username: string, address: string): Promise<void> {
    if (!this.config.limits) return;
    const now = this.clock.now();
    for (const [, id] of this.keys(username, address)) {
      const row = await failures.one(this.store.read, 'where id = ?', [id]);
      if (row?.lockedUntil && row.lockedUntil > now) refuse('too_many_requests', { retryAfterSeconds: Math.ceil((row.lockedUntil - now) / 1000) });
    }
  }

  async failed(username: string, address: string): Promise<void> {
    if (!this.config.limits) return;
    const now = this.clock.now();
    await this.store.write('sign-in-failed', async (tx) => {
      for (const [kind, id] of this.keys(username, address)) {
        const row = await failures.one(tx, 'where id = ?', [id]);
        const fresh = !row || row.since + WINDOW < Math.max(now - WINDOW, 0) || (row.since + WINDOW < now && (row.lockedUntil ?? 0) < now);
        const count = fresh ? 1 : row.count + 1;
        const over = count - FREE[kind];
        const lockedUntil = over >= 0 ? now + Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** Math.min(over, 10)) : null;
        const changes = { count, since: fresh ? now : row.since, lockedUntil };
        if (row) await failures.update(tx, changes, 'id = ?', [id]);
        else await failures.insert(tx, { id, ...changes });
      }
    });
  }

  async succeeded(username: string, address: string): Promise<void> {
    if (!this.config.limits) return;
    const [[, id]] = this.keys(username, address) as [[Kind, string], [Kind, string]];
    const rows = await this.store.read.rows('select id from sign_in_failure where id = ?', [id]);
    if (rows.length) await this.store.write('sign-in', (tx) => tx.run('delete from sign_in_failure where id = ?', [id]));
  }
}
