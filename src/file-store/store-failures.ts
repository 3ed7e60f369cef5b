/** What goes wrong where files are kept, as it is said to who sends or reads one. */
import { refuse } from '../kernel/refusal/refusal.js';

/** No room: the disk's, the quota's, or the largest file that is allowed. */
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
};

/** @throws Refusal `storage_full` or `storage_lost` where the system does not do it */
export async function onDisk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    return refuse(FULL.has(codeOf(error) ?? '') ? 'storage_full' : 'storage_lost');
  }
}
