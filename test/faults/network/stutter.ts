/** What clients say comes several times, out of order, and long after its time. */
import type { Fault } from '../core/fault.js';

export const stutter: Fault = {
  id: 'F-14',
  name: 'commands come twice, shuffled and stale',
  does: 'Each command is sent one to five times over two sockets of two nodes, ten of them shuffled together; accepts are sent again when all is over.',
  holds: 'Each has one effect, and all answers to it are the same.',
  databases: ['postgres'],
  setup: { nodes: 2, clients: 'none', people: { workers: 8, officers: 4 } },
  rounds: { sample: 0, whole: 4 },
  async inject(lab, round) {
    const bases = lab.nodes.map((n) => n.base);
    const { workers, officers } = lab.ground;
    const [worker, officer] = [workers[round % workers.length]!, officers[round % officers.length]!];
    const client = await lab.client(`stutterer-${round}`, 'stutterer.ts', {
      bases,
      worker,
      officer,
      rounds: 8,
    });
    await client.tell('quiet');
    const said = client.lines().filter((l) => l.t === 'answered');
    lab.hit(
      'sent again',
      said.reduce((sum, l) => sum + (l.tries ?? 1) - 1, 0),
    );
  },
};
