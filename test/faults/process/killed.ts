/** kill -9 at an instant nobody chose, under a stream of raises and answers. */
import { until } from '../core/chance.js';
import type { Fault } from '../core/fault.js';
import type { Lab } from '../core/lab.js';

/** Asked, and neither answered nor refused yet. */
function underWay(lab: Lab): number {
  const open = new Set<string>();
  for (const line of lab.lines())
    if (line.t === 'asked') open.add(line.key);
    else open.delete(line.key);
  return open.size;
}

export const killed: Fault = {
  id: 'F-01',
  name: 'killed at any instant',
  does: 'SIGKILL to the node at instants left to chance, under load, and a start at once.',
  holds: 'What was acknowledged is there once; rings go on at the start.',
  databases: ['sqlite', 'postgres'],
  sampled: ['postgres'],
  rounds: { sample: 1, whole: 25 },
  async inject(lab) {
    await lab.pause(60 + lab.chance() * 500);
    // A death while nobody waits for an answer would prove little.
    await until('somebody waits for an answer', () => underWay(lab) > 0, 20_000, 1);
    await lab.node.kill();
    const waited = underWay(lab);
    const { signal } = await lab.node.ended;
    if (signal === 'SIGKILL' && waited) lab.hit('SIGKILL');
    lab.note(`killed with ${waited} deeds under way`);
  },
  heal: (lab) => lab.node.start(),
};
