/** Faults of the network between clients and hub: the clients go through a proxy that the fault makes bad. */
import { TcpProxy } from '../../setup/tcp-proxy.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

let proxy: TcpProxy;
export const network = (): TcpProxy => proxy;

/** The clients begin with the first round, since they are to come through the proxy. */
export async function throughProxy(lab: Lab): Promise<TcpProxy> {
  if (lab.clients.length) return proxy;
  proxy = await TcpProxy.to(...lab.nodes.map((n) => n.port));
  lab.onClose(() => proxy.close());
  await lab.startClients([proxy.base]);
  await lab.acknowledges(10);
  return proxy;
}
/** Counts what came about since the hits were asked last. */
export function hitsSince(lab: Lab, before: ReadonlyMap<string, number>): void {
  for (const [what, n] of proxy.hits) {
    const more = n - (before.get(what) ?? 0);
    if (more > 0) lab.hit(what, more);
  }
}

export const between = (
  own: Pick<Fault, 'id' | 'name' | 'does' | 'holds' | 'rounds' | 'inject' | 'also'> & {
    setup?: Fault['setup'];
  },
): Fault => ({
  databases: ['sqlite', 'postgres'],
  sampled: ['sqlite'],
  ...own,
  setup: { clients: 'none', ...own.setup },
  heal: async () => proxy.set({}),
});
