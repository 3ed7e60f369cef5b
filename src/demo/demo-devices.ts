/** Two shared devices that the district has: enrolled as any is, by a code of the coordinator. */
import type { INestApplicationContext } from '@nestjs/common';
import { DeviceAdminService } from '../devices/device-admin.service.js';
import { EnrolmentService } from '../devices/enrolment.service.js';
import type { CommandActor } from '../kernel/actor.js';

/** @param communityId whose front desk has one */
export async function enrolDemoDevices(
  app: INestApplicationContext,
  coordinator: CommandActor,
  communityId: string,
): Promise<void> {
  for (const device of [
    { kind: 'community' as const, communityId, label: '前台电脑' },
    { kind: 'shift' as const },
  ]) {
    const { code } = await app.get(DeviceAdminService).invite(coordinator, device);
    await app.get(EnrolmentService).use(code, { address: '127.0.0.1', agent: '' });
  }
}
