/**
 * What the hub's own device does with the hub's own call: hears the first ring and lets it lapse, so that the
 * dispatcher must bring the second; answers that and closes. `stage` is what it waits for.
 */
import type { Clock } from '../../kernel/clock.js';
import type { DrillStage } from '../../protocol/watch.js';
import type { Ring, RingEnd } from '../../protocol/calls/ring.js';
import type { DrillTimes } from '../watch.entity.js';

const NOTE = '系统每日自检';

export class SelfTestSteps {
  stage: DrillStage = 'connect';
  readonly times: DrillTimes = {};
  private readonly heardRings = new Set<string>();
  private raisedAt = 0;
  private finish!: (passed: boolean) => void;
  /** Resolves once it is over: true where it came the whole way. */
  readonly over = new Promise<boolean>((resolve) => (this.finish = resolve));

  constructor(
    private readonly clock: Clock,
    private readonly ask: (event: string, payload: object) => Promise<void>,
  ) {}

  raising(): void {
    this.stage = 'raise';
    this.raisedAt = this.clock.now();
  }
  /** The call was taken; its ring may have been heard before. */
  raised(): void {
    if (this.stage === 'raise') this.stage = 'ring';
  }
  giveUp(): void {
    this.finish(false);
  }

  heard = (event: string, payload: unknown): void => {
    const step =
      event === 'offer:ring'
        ? this.rung(payload as Ring)
        : event === 'offer:ended'
          ? this.ended(payload as RingEnd)
          : undefined;
    step?.catch(() => this.finish(false));
  };

  private async rung(ring: Ring): Promise<void> {
    if (ring.call.drill !== 'loop' || this.heardRings.has(ring.id)) return;
    this.heardRings.add(ring.id);
    const first = this.heardRings.size === 1;
    if (first) {
      this.times.ringSeconds = this.since();
      this.stage = 'lapse';
    }
    await this.ask('offer:received', { offerId: ring.id });
    if (first) {
      this.times.receivedSeconds = this.since() - this.times.ringSeconds!;
      return;
    }
    this.stage = 'accept';
    await this.ask('offer:accept', { offerId: ring.id });
    this.times.acceptSeconds = this.since();
    this.stage = 'close';
    await this.ask('call:close', { callId: ring.call.id, outcome: 'invalid', solved: false, note: NOTE });
    this.times.closeSeconds = this.since();
    this.finish(true);
  }

  private async ended({ id, state }: RingEnd): Promise<void> {
    if (this.heardRings.has(id) && state === 'expired' && this.stage === 'lapse') this.stage = 'second_ring';
  }

  private since = () => (this.clock.now() - this.raisedAt) / 1000;
}
