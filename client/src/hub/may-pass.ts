import type { RefusalCode } from '@protocol/codes.js';

const PASSING: readonly (RefusalCode | undefined)[] = [
  'unavailable',
  'too_many_requests',
  'internal',
  'unauthenticated',
  undefined,
];
/** Whether the same may be taken later as it stands: nobody answered, or said no for now. Pure. */
export const mayPass = (code: RefusalCode | undefined): boolean => PASSING.includes(code);
