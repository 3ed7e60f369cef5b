/** Whether anybody is being missed, ring by ring: counted where it happens, drills apart. */
import { Histogram, type Registry } from 'prom-client';
import { Tally } from './tally.js';
import {
  OFFER_ENDS,
  SHOWN_HOW,
  URGENCIES,
  type OfferEnd,
  type ShownHow,
  type Urgency,
} from '../../protocol/codes.js';
import type { NoticeChannel } from '../../protocol/people/notice-channels.js';

/** Seconds: well, late, lost. */
const ARRIVES = [0.1, 0.25, 0.5, 1, 2, 4, 8, 15, 30];
const ANSWERED = [2, 5, 10, 15, 20, 30, 45, 60, 120, 180, 300];

export class RingMeters {
  private readonly raised: Tally<'urgency'>;
  private readonly begun: Tally;
  private readonly sent: Tally<'channel'>;
  private readonly received: Tally;
  private readonly shown: Tally<'how'>;
  private readonly ended: Tally<'ending'>;
  private readonly untilReceived: Histogram;
  private readonly untilSounded: Histogram;
  private readonly untilAccepted: Histogram;
  private readonly untilAnswered: Histogram;

  constructor(registry: Registry) {
    const registers = [registry];
    this.raised = new Tally({
      name: 'yihu_calls_raised_total',
      help: 'Calls that were raised, by urgency',
      labelNames: ['urgency'],
      registers,
    });
    this.begun = new Tally({
      name: 'yihu_rings_begun_total',
      help: 'Rings that began: one officer for one call',
      registers,
    });
    this.sent = new Tally({
      name: 'yihu_rings_sent_total',
      help: 'Rings that were sent, by channel: page counts each device that has a page open',
      labelNames: ['channel'],
      registers,
    });
    this.received = new Tally({
      name: 'yihu_rings_received_total',
      help: 'Rings that a device said it had, each once; no other channel says so',
      registers,
    });
    this.shown = new Tally({
      name: 'yihu_rings_shown_total',
      help: 'What devices said of rings they received: sounded, shown or silent',
      labelNames: ['how'],
      registers,
    });
    this.ended = new Tally({
      name: 'yihu_rings_ended_total',
      help: 'Rings that ended, by how: accepted, declined, expired or withdrawn',
      labelNames: ['ending'],
      registers,
    });
    const until = (name: string, help: string, buckets: number[]) =>
      new Histogram({ name, help, buckets, registers });
    this.untilReceived = until(
      'yihu_ring_received_seconds',
      'Seconds from the beginning of a ring until its first device had it',
      ARRIVES,
    );
    this.untilSounded = until(
      'yihu_ring_sounded_seconds',
      'Seconds from the beginning of a ring until a device sounded',
      ARRIVES,
    );
    this.untilAccepted = until(
      'yihu_ring_accepted_seconds',
      'Seconds from the beginning of a ring until its officer accepted',
      ANSWERED,
    );
    this.untilAnswered = until(
      'yihu_call_answered_seconds',
      'Seconds from the raise of a call until it was first accepted',
      ANSWERED,
    );
    // What has not happened yet is 0: a rate needs a beginning.
    for (const urgency of URGENCIES) this.raised.add(urgency, { urgency }, 0);
    for (const how of SHOWN_HOW) this.shown.add(how, { how }, 0);
    for (const ending of OFFER_ENDS) this.ended.add(ending, { ending }, 0);
    this.sent.add('page', { channel: 'page' }, 0);
    this.begun.add('', {}, 0);
    this.received.add('', {}, 0);
  }

  callRaised = (urgency: Urgency): void => this.raised.add(urgency, { urgency });
  ringBegun = (): void => this.begun.add('', {});
  ringSent = (channel: NoticeChannel, devices = 1): void => this.sent.add(channel, { channel }, devices);
  /** The first device has it. */
  ringReceived(seconds: number): void {
    this.received.add('', {});
    this.untilReceived.observe(seconds);
  }
  ringShown(how: ShownHow, seconds: number): void {
    this.shown.add(how, { how });
    if (how === 'sounded') this.untilSounded.observe(seconds);
  }
  ringEnded = (ending: OfferEnd): void => this.ended.add(ending, { ending });
  ringAccepted = (seconds: number): void => this.untilAccepted.observe(seconds);
  callAnswered = (seconds: number): void => this.untilAnswered.observe(seconds);
}
