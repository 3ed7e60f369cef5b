/** What is done for who walks in, bound to the services themselves. */
import type { INestApplicationContext } from '@nestjs/common';
import { CallCommandsService } from '../../calls/commands/call-commands.service.js';
import { RaiseService } from '../../calls/commands/raise.service.js';
import type { CommandActor } from '../../kernel/actor.js';
import type { WalkInCommands } from '../history/demo-walk-ins.js';

export function walkInCommands(
  app: INestApplicationContext,
  as: (id: string) => CommandActor,
): WalkInCommands {
  const calls = app.get(CallCommandsService);
  return {
    record: async (officer, payload) =>
      (await app.get(RaiseService).raise(as(officer), { ...payload, desk: true })).call.line.id,
    close: async (officer, callId, { outcome, note }) =>
      void (await calls.close(as(officer), { callId, outcome, note, solved: outcome === 'resolved' })),
    rate: async (worker, callId, rating) => void (await calls.rate(as(worker), { callId, rating })),
  };
}
