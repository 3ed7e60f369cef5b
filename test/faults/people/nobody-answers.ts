/** Nobody answers: nobody is on duty, all decline, all are silent. */
import { openPage } from '../../page.js';
import { until } from '../core/chance.js';
import type { ClientOptions, Fault } from '../core/fault.js';

const WAITING = 5;

const nobody = (name: string, does: string, clients: Partial<ClientOptions>): Fault => ({
  id: 'F-17',
  name,
  does,
  holds:
    'Each call climbs to the end of its steps on time, then waits with a coordinator alerted, and is tried again.',
  databases: ['sqlite', 'postgres'],
  setup: { clients: { workers: 4, every: 500, ...clients } },
  rounds: { sample: 0, whole: 1 },
  async inject(lab) {
    const waiting = () =>
      lab.look((from) => from.rows<{ id: string }>("select id from call where state = 'waiting'"));
    await until('calls wait', async () => (await waiting()).length >= WAITING);
    const page = await openPage(lab.node.base, 'coordination', lab.ground.tokens.zhou);
    const alerted = new Set(
      page
        .heard<{ alerts: { callId?: string; call?: { id: string } }[] }>('snapshot')
        .flatMap((s) => s.alerts.map((a) => a.callId ?? a.call?.id)),
    );
    page.close();
    const ids = (await waiting()).map(({ id }) => id).filter((id) => alerted.has(id));
    lab.hit('calls that waited with an alert on the coordinator’s page', ids.length);
  },
  async also(lab) {
    const open = await lab.look((from) =>
      from.rows<{ id: string; state: string; raised_at: number }>(
        "select id, state, raised_at from call where state not in ('waiting', 'ringing', 'closed', 'cancelled')",
      ),
    );
    return open.map((c) => `call ${c.id} is ${c.state}, and nobody took it`);
  },
});

export const nobodyOnDuty = nobody('nobody on duty', 'Calls are raised while no officer is on duty.', {
  officers: 0,
});
export const allDecline = nobody('all decline', 'Every officer declines every ring.', {
  accepted: 0,
  declined: 1,
});
export const allSilent = nobody('all silent', 'No officer answers any ring.', { accepted: 0, declined: 0 });
