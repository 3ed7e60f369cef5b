/** What the desk works with, and whoever reads beside it. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CandidatesQuery } from './on-duty/candidates.query.js';
import { NoticesService } from '../notices/notices.service.js';
import { Seal } from '../kernel/seal/seal.js';
import { Directory } from '../directory/directory.js';
import { Store } from '../store/store.js';

/** Made once. */
@Injectable()
export class DeskTools {
  readonly startedAt: number;
  /** On SQLite of the whole process, which is the only writer; each write of PostgreSQL has its own. */
  readonly candidates: CandidatesQuery;
  constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly directory: Directory,
    readonly seal: Seal,
    readonly notices: NoticesService,
  ) {
    this.startedAt = clock.now();
    this.candidates = new CandidatesQuery(true, directory, this.startedAt);
  }
  candidatesOfWrite = (): CandidatesQuery =>
    this.store.kind === 'sqlite'
      ? this.candidates
      : new CandidatesQuery(true, this.directory, this.startedAt);
}
