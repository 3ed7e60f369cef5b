/**
 * Why nothing is recorded: the page has no https, the browser cannot, its person or its settings do not let us, there is
 * no microphone, another program has it, or something else.
 */
export const WHY_NOT = ['insecure', 'unsupported', 'denied', 'missing', 'busy', 'failed'] as const;
export type WhyNot = (typeof WHY_NOT)[number];

const BY_NAME: Record<string, WhyNot> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  NotReadableError: 'busy',
  AbortError: 'busy',
};
export const whyNot = (error: unknown): WhyNot =>
  BY_NAME[(error as Error | undefined)?.name ?? ''] ?? 'failed';
/** Once somebody has changed something it may go. */
export const mayTryAgain = (why: WhyNot): boolean => why !== 'insecure' && why !== 'unsupported';
