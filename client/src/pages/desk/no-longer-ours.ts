import { Refused } from '../../hub/refused';

/** A call that was handed on while it was being read: its leaving is said elsewhere, in one sentence. */
export const noLongerOurs = (error: unknown): boolean =>
  error instanceof Refused && (error.code === 'forbidden' || error.code === 'not_found');
