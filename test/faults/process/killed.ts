/** kill -9 at an instant nobody chose, under a stream of raises and answers. */
import type { Fault } from '../core/fault.js';

export const killed: Fault = {
  id: 'F-01',
  name: 'killed at any instant',
  does: 'SIGKILL to the node at instants left to chance, under load, and a start at once.',
  holds: 'What was acknowledged is there once; rings go on at the start.',
  databases: ['sqlite', 'postgres'],
  rounds: { sample: 2, whole: 25 },
  async inject(lab) {
    await lab.pause(60 + lab.chance() * 500);
    await lab.node.kill();
    const { signal } = await lab.node.ended;
    if (signal === 'SIGKILL') lab.hit('SIGKILL');
  },
  heal: (lab) => lab.node.start(),
};
