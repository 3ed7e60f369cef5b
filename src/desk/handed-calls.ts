/** Calls that this process wrote and that may be over, or somebody else's now: whoever speaks in them is looked at at once. */
import { Injectable } from '@nestjs/common';
import { HOLDER_DEEDS } from '../call/fact-effects.js';
import type { Fact } from '../call/facts.js';
import type { DeedName } from '../protocol/codes.js';

const HANDS: ReadonlySet<DeedName> = new Set([
  ...HOLDER_DEEDS,
  'returned',
  'left',
  'help_declined',
  'help_answered',
  'help_withdrawn',
  // It may have become a category of which fewer know.
  'amended',
]);

@Injectable()
export class HandedCalls {
  private hear: ((callId: string) => Promise<void>) | undefined;

  /** One hears of it; what is not heard is found by its own sweep. */
  onChange(hear: (callId: string) => Promise<void>): void {
    this.hear = hear;
  }
  note(callId: string, facts: readonly Pick<Fact, 'deed'>[]): void {
    if (facts.some(({ deed }) => HANDS.has(deed))) void this.hear?.(callId);
  }
}
