/** Keeps, beside the facts, who was asked to help: one row a part, to be found by the officer or the department. */
import type { HelpState } from '../../protocol/codes.js';
import { Table } from '../../store/table.js';
import type { Queries, Tx } from '../../store/store.js';
import type { CallRow } from '../../call/call.entity.js';
import { CoHandlerRow } from '../../call/co-handling.entity.js';
import { isHelpFact, type HelpFact } from '../../call/facts.js';
import type { CallDecision } from '../../call/call-decision.js';

export const coHandlers = new Table(CoHandlerRow);
export const contactSealContext = (helpId: string) => `co_handler.contact:${helpId}`;

export const findCoHandler = (from: Queries, helpId: string): Promise<CoHandlerRow | undefined> =>
  coHandlers.one(from, 'where id = ?', [helpId]);
/** @param contact sealed */
export const setCoHandlerContact = (tx: Tx, helpId: string, contact: string): Promise<number> =>
  coHandlers.update(tx, { contact }, 'id = ?', [helpId]);

const ENDS = {
  help_declined: 'declined',
  help_answered: 'answered',
  help_withdrawn: 'withdrawn',
} as const satisfies Record<string, HelpState>;

export async function saveCoHandlers(tx: Tx, { facts, call }: CallDecision): Promise<void> {
  for (const fact of facts) if (isHelpFact(fact)) await keepHelper(tx, call.line, fact);
}

async function keepHelper(tx: Tx, line: Readonly<CallRow>, { deed, data, at }: HelpFact): Promise<void> {
  switch (deed) {
    case 'help_asked': {
      const { help: id, to } = data;
      await coHandlers.insert(tx, {
        id,
        callId: line.id,
        unitId: line.unitId,
        officerId: 'officer' in to ? to.officer : null,
        departmentId: 'department' in to ? to.department : null,
        state: 'asked',
        askedAt: at,
        endedAt: null,
        contact: null,
      });
      return;
    }
    case 'help_agreed':
      await coHandlers.update(tx, { state: 'agreed', officerId: data.officer }, 'id = ?', [data.help]);
      return;
    case 'help_declined':
    case 'help_answered':
    case 'help_withdrawn': {
      const officerId = 'officer' in data ? data.officer : null;
      const ended = { state: ENDS[deed], endedAt: at, ...(officerId !== null && { officerId }) };
      await coHandlers.update(tx, ended, 'id = ?', [data.help]);
      return;
    }
    case 'help_reminded':
      return;
    default:
      deed satisfies never;
  }
}
