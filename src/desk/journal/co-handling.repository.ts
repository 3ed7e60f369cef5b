/** Keeps, beside the facts, who was asked to help: one row a part, to be found by the officer or the department. */
import type { HelpState } from '../../protocol/words.js';
import { Table } from '../../store/table.js';
import type { Tx } from '../../store/store.js';
import { CoHandlerRow } from '../../call/co-handling.entity.js';
import type { FactData } from '../../call/facts.js';
import type { CallDecision } from '../../call/call-decision.js';

export const coHandlers = new Table(CoHandlerRow);
export const contactSealContext = (helpId: string) => `co_handler.contact:${helpId}`;

const ENDS = {
  help_declined: 'declined',
  help_answered: 'answered',
  help_withdrawn: 'withdrawn',
} as const satisfies Record<string, HelpState>;

export async function saveCoHandlers(tx: Tx, { facts, call }: CallDecision): Promise<void> {
  for (const { deed, data, at } of facts) {
    switch (deed) {
      case 'help_asked': {
        const { help: id, to } = data as FactData['help_asked'];
        await coHandlers.insert(tx, {
          id,
          callId: call.line.id,
          unitId: call.line.unitId,
          officerId: 'officer' in to ? to.officer : null,
          departmentId: 'department' in to ? to.department : null,
          state: 'asked',
          askedAt: at,
          endedAt: null,
          contact: null,
        });
        break;
      }
      case 'help_agreed': {
        const { help, officer } = data as FactData['help_agreed'];
        await coHandlers.update(tx, { state: 'agreed', officerId: officer }, 'id = ?', [help]);
        break;
      }
      case 'help_declined':
      case 'help_answered':
      case 'help_withdrawn': {
        const { help, officer } = data as unknown as FactData['help_answered'];
        const who = officer == null ? {} : { officerId: officer };
        await coHandlers.update(tx, { state: ENDS[deed], endedAt: at, ...who }, 'id = ?', [help]);
        break;
      }
      default:
    }
  }
}
