/** A command after which a call may be of no matter with others any longer: taken back, or guarded now. */
import { runCommand } from '../../call/decide/run-command.js';
import { leaveMatterWhereApart } from '../../call/matter/matter-commands.js';
import type { CallDecision, DecisionContext } from '../../call/call-decision.js';
import type { Call } from '../../call/call-state.js';
import type { DeskService } from '../../desk/desk.service.js';
import type { DeskTransaction } from '../../desk/desk-transaction.js';
import type { CommandActor } from '../../kernel/actor.js';
import { residentKeysOf } from './particulars.repository.js';

type Decide = (
  decision: CallDecision,
  known: DecisionContext,
  transaction: DeskTransaction,
) => void | Promise<void>;

/** As `DeskService.command`; the call as it is when it has left. */
export const leavingMatter = (
  desk: DeskService,
  name: string,
  asker: CommandActor,
  callId: string,
  decide: Decide,
): Promise<Call> =>
  desk.perform(
    name,
    asker.unitId,
    asker,
    async (transaction) => {
      const call = await runCommand(transaction, callId, decide);
      await leaveMatterWhereApart(transaction, asker.id, call, (ids) => residentKeysOf(transaction.tx, ids));
      return call.line.matterId === null ? call : transaction.load(callId);
    },
    { callId },
  );
