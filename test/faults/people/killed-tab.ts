/** A worker presses while nobody answers, and the tab or the whole browser is killed before it could send. */
import { join } from 'node:path';
import type { Fault } from '../core/fault.js';

export const killedTab: Fault = {
  id: 'F-24',
  name: 'killed tab',
  does: 'The hub is away, a worker presses in Chromium and is told that the call is kept; then the tab crashes, or the whole browser is killed.',
  holds:
    'Opened anew, the page sends the call once, with the id it was kept by, and shows it; nothing stays behind.',
  databases: ['sqlite'],
  needs: ['chromium'],
  setup: { clients: 'none', ground: {}, people: { workers: 1, officers: 0 } },
  rounds: { sample: 0, whole: 25 },
  async inject(lab, round) {
    if (round === 0) {
      const people = lab.ground.workers.map((p) => ({ ...p, role: 'worker' }));
      // There cookies are as they are over https.
      const bases = [lab.node.base.replace('127.0.0.1', 'localhost')];
      const profiles = join(lab.directory, 'profiles');
      await lab.client('tabs', 'tabs.ts', { bases, patience: 5000, people, profiles });
    }
    const [tabs] = lab.clients;
    await lab.node.kill();
    await tabs!.tell('press');
    lab.hit('killed after the call was kept', lab.ground.workers.length);
    await lab.node.start();
    await tabs!.tell('return');
  },
};
