/** Two shared devices that the district has: enrolled as any is, by a code of the coordinator. */
import type { INestApplicationContext } from '@nestjs/common';
import { Enrolling } from '../devices/enrolling.js';
import { Enrolment } from '../devices/enrolment.js';
import type { Asker } from '../kernel/actor.js';

/** @param communityId whose front desk has one */
export async function enrolDemoDevices(
  app: INestApplicationContext,
  coordinator: Asker,
  communityId: string,
): Promise<void> {
  for (const device of [
    { kind: 'community' as const, communityId, label: '前台电脑' },
    { kind: 'shift' as const },
  ]) {
    const { code } = await app.get(Enrolling).invite(coordinator, device);
    await app.get(Enrolment).use(code, { address: '127.0.0.1', agent: '' });
  }
}
