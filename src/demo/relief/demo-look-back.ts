/** A search back through the year's calls, with some of what it found decided on and some left to judge. */
import type { INestApplicationContext } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import type { CommandActor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { Seal } from '../../kernel/seal/seal.js';
import { LookBackQuery } from '../../relief/look-back/look-back.query.js';
import { LookBackRunsService } from '../../relief/look-back/look-back-runs.service.js';
import { LookBackService } from '../../relief/look-back/look-back.service.js';
import { countClosedCalls } from '../../relief/look-back/closed-calls.query.js';
import { searchCalls } from '../../relief/look-back/search-calls.js';
import { Store } from '../../store/store.js';

const LEAD = '居民家里的主要劳动力被人打成重伤，治疗花费大，孩子还在上学；已电话核实，愿意了解司法救助。';
const ASIDE = ['已核实：保险和对方已足额赔付，家里没有困难。', '和前一件呼叫是同一家人，已另有救助线索。'];

/** As the process beside the hub does it. */
export async function lookBackInDemo(app: INestApplicationContext, coordinator: CommandActor): Promise<void> {
  const { unitId } = coordinator;
  const runs = app.get(LookBackRunsService);
  const { read } = app.get(Store);
  const run = { id: newId(app.get(Clock)), unitId, askedBy: coordinator.id };
  const start = await runs.begin(run);
  await runs.change(run, { total: await countClosedCalls(read, unitId, start) });
  const { kinds } = app.get(Directory).settings(unitId).lookBack;
  await searchCalls({ read, seal: app.get(Seal), unitId, kinds }, start, (portion) =>
    runs.record(run, portion),
  );
  await runs.change(run, { finishedAt: app.get(Clock).now() });

  const lookBack = app.get(LookBackService);
  const { items } = await app.get(LookBackQuery).of(coordinator, {});
  const lead = items.find(({ kind }) => kind === 'serious_injury');
  const others = items.filter(({ kind }) => kind === 'negligent_injury');
  if (lead) await lookBack.decide(coordinator, lead.id, { decision: 'lead', note: LEAD });
  for (const [i, reason] of ASIDE.entries()) {
    const hit = others[i];
    if (hit) await lookBack.decide(coordinator, hit.id, { decision: 'set_aside', reason });
  }
}
