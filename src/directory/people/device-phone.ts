/** The number a shared device is reached at, where the coordinator gave one: whom to call back. */
import type { Seal } from '../../kernel/seal/seal.js';
import type { Queries } from '../../store/store.js';
import { sealedDevicePhone } from './devices.repository.js';

export const devicePhoneSealContext = (id: string) => `device.phone:${id}`;

/** Undefined also where it cannot be opened. */
export async function devicePhone(id: string, from: Queries, seal: Seal): Promise<string | undefined> {
  const phone = await sealedDevicePhone(from, id);
  return phone ? seal.tryOpen(devicePhoneSealContext(id), phone) : undefined;
}
