/** The number a shared device is reached at, where the coordinator gave one: whom to call back. */
import type { Seal } from '../../kernel/seal/seal.js';
import type { Queries } from '../../store/store.js';

export const devicePhoneSealContext = (id: string) => `device.phone:${id}`;

/** Undefined also where it cannot be opened. */
export async function devicePhone(id: string, from: Queries, seal: Seal): Promise<string | undefined> {
  const [row] = await from.rows<{ phone: string | null }>('select phone from device where id = ?', [id]);
  return row?.phone ? seal.tryOpen(devicePhoneSealContext(id), row.phone) : undefined;
}
