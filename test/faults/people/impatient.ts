/** Somebody presses ten times, in two tabs, while the node may die. */
import type { Fault } from '../core/fault.js';

export const impatient: Fault = {
  id: 'F-25',
  name: 'impatient worker',
  does: 'Four workers send each raise ten times within two seconds, over two tabs and HTTP; the node dies once meanwhile.',
  holds: 'One call for each, and every answer names it.',
  databases: ['sqlite', 'postgres'],
  sampled: ['sqlite'],
  setup: { clients: 'none', ground: {}, people: { workers: 4, officers: 2 } },
  rounds: { sample: 1, whole: 5 },
  async inject(lab, round) {
    const people = lab.ground.workers.map((p) => ({ ...p, role: 'worker' }));
    const own = { bases: [lab.node.base], patience: 5000, people, most: 3 };
    const client = await lab.client(`impatient-${round}`, 'impatient.ts', own);
    const done = client.hears('done');
    await lab.acknowledges(8);
    await lab.node.kill();
    await lab.node.start();
    await done;
    const answers = Map.groupBy(
      client.lines().filter((l) => l.t === 'answered'),
      (l) => l.key,
    );
    for (const [key, told] of answers) {
      if (new Set(told.map((l) => l.id)).size > 1)
        throw new Error(`raise ${key} was answered with several calls`);
      if (told.length > 1) lab.hit('raises answered more than once');
    }
  },
};
