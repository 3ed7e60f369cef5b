/** Who is on duty, kept between writes where one process alone writes. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { Clock } from '../../kernel/clock.js';
import { Store } from '../../store/store.js';
import { CandidatesQuery } from './candidates.query.js';

@Injectable()
export class CandidatesCache {
  /** Milliseconds; since then the hub knows who was rung last. */
  readonly startedAt: number;
  /** On SQLite of the whole process, which is the only writer; each write of PostgreSQL has its own. */
  readonly shared: CandidatesQuery;

  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    clock: Clock,
  ) {
    this.startedAt = clock.now();
    this.shared = new CandidatesQuery(true, directory, this.startedAt);
  }

  ofWrite = (): CandidatesQuery =>
    this.store.kind === 'sqlite' ? this.shared : new CandidatesQuery(true, this.directory, this.startedAt);
}
