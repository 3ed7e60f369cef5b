/** What is asked of this process, and what it refuses: by event and code, never by whom. */
import { Counter, Histogram, type Registry } from 'prom-client';
import { Tally } from './tally.js';
import { Refusal } from '../refusal/refusal.js';

/** As the channels call what no gateway hears. */
const UNKNOWN = '*';
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];

export class AskedMeters {
  private readonly events: Tally<'event' | 'code'>;
  private readonly eventTimes: Histogram;
  private readonly requests: Tally<'code'>;
  private readonly requestTimes: Histogram;
  private readonly signIns: Counter<'by' | 'result'>;
  private readonly turnedAway: Counter<'code'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.events = new Tally({
      name: 'yihu_events_total',
      help: 'Events that pages and programs sent over the channels, by event and by ok or the code of the refusal',
      labelNames: ['event', 'code'],
      registers,
    });
    this.eventTimes = new Histogram({
      name: 'yihu_event_seconds',
      help: 'Seconds until an event over the channels was answered',
      buckets: SECONDS,
      registers,
    });
    this.requests = new Tally({
      name: 'yihu_http_requests_total',
      help: 'Requests to the API by the status of the answer',
      labelNames: ['code'],
      registers,
    });
    this.requestTimes = new Histogram({
      name: 'yihu_http_request_seconds',
      help: 'Seconds until a request to the API was answered',
      buckets: SECONDS,
      registers,
    });
    this.signIns = new Counter({
      name: 'yihu_sign_ins_total',
      help: 'Attempts to sign in, by password or PIN, and by ok or why they were refused',
      labelNames: ['by', 'result'],
      registers,
    });
    this.turnedAway = new Counter({
      name: 'yihu_sockets_refused_total',
      help: 'Connections to the channels that were refused, by why',
      labelNames: ['code'],
      registers,
    });
  }

  event(event: string, code: string, seconds: number): void {
    this.events.add(`${event} ${code}`, { event: event === UNKNOWN ? 'unknown' : event, code });
    this.eventTimes.observe(seconds);
  }
  /** @param status as HTTP has it */
  request(status: number, seconds: number): void {
    const code = String(status);
    this.requests.add(code, { code });
    this.requestTimes.observe(seconds);
  }
  /** @param check throws the refusal that it is counted by */
  async signIn<T>(by: 'password' | 'pin', check: () => Promise<T>): Promise<T> {
    try {
      const value = await check();
      this.signIns.inc({ by, result: 'ok' });
      return value;
    } catch (error) {
      this.signIns.inc({ by, result: error instanceof Refusal ? error.sentence : 'internal' });
      throw error;
    }
  }
  socketRefused = (code: string): void => this.turnedAway.inc({ code });
}
