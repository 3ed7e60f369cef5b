/** What is done for a search back in the process beside the hub: words are opened here, and none of them leaves it. */
import type { JobContext, JobWorker } from '../../jobs/job-worker.js';
import { countClosedCalls } from './closed-calls.query.js';
import { LOOK_BACK_JOB, type LookBackQuestion, type LookBackStart } from './look-back-job.js';
import { searchCalls } from './search-calls.js';

export const lookBackWorker: JobWorker = {
  name: LOOK_BACK_JOB,
  async run({ ask, actor, directory, progress, seal, store }: JobContext): Promise<null> {
    const tell = <T = void>(question: LookBackQuestion) => ask<T>(question);
    const { unitId } = actor;
    const start = await tell<LookBackStart>({ begin: true });
    const total = await countClosedCalls(store.read, unitId, start);
    await tell({ total });
    let { looked } = start;
    const { kinds } = directory.settings(unitId).lookBack;
    await searchCalls({ read: store.read, seal, unitId, kinds }, start, async (portion) => {
      await tell({ lookedAt: portion });
      looked += portion.looked;
      progress(looked, total);
    });
    await tell({ end: true });
    return null;
  },
};
