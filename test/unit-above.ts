/** 沈河 as a city unit above 和平: gao and luo are of a unit above from then on. */
import { Directory } from '../src/directory/directory.js';
import type { TestHub } from './hub.js';

export async function standAbove(t: TestHub): Promise<void> {
  const { heping, shenhe } = t.world.unit;
  const directory = t.hub.app.get(Directory);
  await t.foundations.store.write('above', async (tx) => {
    await tx.run('update unit set parent_id = ? where id = ?', [shenhe, heping]);
    await tx.run("update unit set level = 'city' where id = ?", [shenhe]);
    await directory.touch(tx);
  });
  await directory.reload();
}
