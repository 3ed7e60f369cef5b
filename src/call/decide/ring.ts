/** One ring: the fact that these officers are asked, all until the same instant. Pure. */
import type { Asked } from '../../routing/asked.js';
import type { Passed } from '../../routing/candidate.js';
import type { Known, Script } from '../script.js';
import type { RingKind } from '../ring-book.js';

export function ring(
  script: Script,
  known: Known,
  officers: readonly string[],
  how: {
    kind: RingKind;
    step: number;
    seconds: number;
    passed?: Passed;
    skipped?: { step: number; passed: Passed }[];
    foot?: boolean;
    asked?: Asked;
  },
): void {
  script.add('rung', {
    kind: how.kind,
    step: how.step,
    expiresAt: script.now + how.seconds * 1000,
    rings: officers.map((officer) => ({ id: known.newId(), officer })),
    passed: how.passed ?? {},
    ...(how.skipped?.length && { skipped: how.skipped }),
    ...(how.foot && { foot: true }),
    waited: script.call.line.ringing.waited,
    ...(how.asked && { asked: how.asked }),
  });
}
