/** What every change of a programme under way has in common: who may, the version, one conditional update. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { Programme } from '../../protocol/trends/programmes.js';
import { Store, type Tx } from '../../store/store.js';
import { mayOf, readerOf } from './programme-rules.js';
import type { ProgrammeRow } from './programmes.entity.js';
import { ProgrammesQuery } from './programmes.query.js';
import { updateProgramme } from './programmes.repository.js';

export interface Asked {
  may: keyof Programme['may'];
  /** As the reader saw it. */
  version?: number | undefined;
}
/** undefined: it is so already, and nothing is written. */
type Done = { changes?: Partial<ProgrammeRow>; data?: Record<string, unknown> } | undefined;

@Injectable()
export class ProgrammeWrites {
  constructor(
    private readonly store: Store,
    private readonly audit: AuditService,
    private readonly query: ProgrammesQuery,
  ) {}

  /** @throws Refusal `not_found`, `programme_over`, `programme_not_yours`, `stale`, and what the work says */
  part(
    actor: Actor,
    id: string,
    act: string,
    asked: Asked | ((row: ProgrammeRow) => Asked),
    work: (tx: Tx, row: ProgrammeRow) => Promise<Done>,
    queue?: string,
  ): Promise<Programme> {
    return this.store.write(
      `programme-${act}`,
      async (tx) => {
        const row = await this.query.seen(tx, actor, id);
        const { version, may } = typeof asked === 'function' ? asked(row) : asked;
        this.require(actor, row, { may });
        const done = await work(tx, row);
        if (!done) return this.query.whole(tx, actor, row);
        this.require(actor, row, { may, version });
        const { changes = {}, data = {} } = done;
        // Who was faster has made it another version: the whole of this is taken back then.
        if (!(await updateProgramme(tx, row, changes))) refuse('stale');
        await this.audit.write(tx, { actorId: actor.id, act: `programme.${act}`, subject: id, data });
        return this.query.whole(tx, actor, { ...row, ...changes, version: row.version + 1 });
      },
      queue === undefined ? {} : { queue },
    );
  }

  require(actor: Actor, row: ProgrammeRow, { may, version }: Asked): void {
    if (row.state !== 'open') refuse('programme_over');
    const reader = readerOf(row, actor.unitId);
    if (!mayOf(row, reader)[may]) {
      if (may === 'end' && reader === 'unit') refuse('programme_ended_above');
      if (may === 'askHelp' && reader === 'unit') refuse('no_unit_above');
      refuse('programme_not_yours');
    }
    if (version !== undefined && version !== row.version) refuse('stale');
  }
}
