/**
 * Spans of calls, made by hand of operations that are over and sent by OTLP. All that was done about one call is one
 * trace, on whichever node and day: its id is a hash of the call's, and what made the call is its first span. A span
 * says what was done, how long it took and how it ended; no words, names or telephones, and no id of anybody.
 */
import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, TraceFlags, type Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type IdGenerator } from '@opentelemetry/sdk-trace';
import { stopwatch, type Clock } from '../../kernel/clock.js';
import { shippedVersion } from '../../kernel/shipped-data.js';
import type { Operation, Step, StepFacts, TraceSink } from '../../kernel/trace/operation.js';

/** What is not sent within this is not sent: a hub that stops waits for no collector. */
const SEND_MILLISECONDS = 3000;

/** @returns of a call, the trace it is and the span that everything else hangs on */
export function traceOf(callId: string): { traceId: string; spanId: string } {
  const hash = createHash('sha256').update(`yihu call ${callId}`).digest('hex');
  return { traceId: hash.slice(0, 32), spanId: hash.slice(32, 48) };
}

/** Random, but for the first span of a call. */
class CallIds implements IdGenerator {
  next: { traceId: string; spanId: string } | undefined;
  generateTraceId = (): string => this.next?.traceId ?? randomBytes(16).toString('hex');
  generateSpanId = (): string => this.next?.spanId ?? randomBytes(8).toString('hex');
}

const named = (facts: StepFacts = {}): StepFacts =>
  Object.fromEntries(Object.entries(facts).map(([name, said]) => [`yihu.${name}`, said]));

/** Where a path is not said it is the one that collectors have. */
const collectorAt = (address: string): string => {
  const url = new URL(address);
  return url.pathname === '/' ? new URL('/v1/traces', url).href : url.href;
};

export class CallTraces implements TraceSink {
  private readonly ids = new CallIds();
  private readonly provider: TracerProvider;
  private readonly spans = new WeakMap<Operation, Span[]>();

  constructor(
    address: string,
    private readonly clock: Clock,
  ) {
    const exporter = new OTLPTraceExporter({ url: collectorAt(address), timeoutMillis: SEND_MILLISECONDS });
    this.provider = new TracerProvider({
      idGenerator: this.ids,
      resource: resourceFromAttributes({
        'service.name': 'yihu',
        'service.version': shippedVersion(),
        'service.instance.id': hostname(),
      }),
      spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: 1000 })],
    });
  }

  over(operation: Operation): void {
    const spans = [...operation.calls].map((callId) => this.span(operation, callId));
    this.spans.set(operation, spans);
    for (const step of operation.steps) this.late(operation, step);
  }

  late(operation: Operation, { name, startedAt, endedAt, facts }: Step): void {
    const tracer = this.provider.getTracer('yihu');
    for (const span of this.spans.get(operation) ?? []) {
      const startTime = this.instant(startedAt);
      const parent = trace.setSpan(ROOT_CONTEXT, span);
      tracer.startSpan(name, { startTime, attributes: named(facts) }, parent).end(this.instant(endedAt));
    }
  }

  private span(operation: Operation, callId: string): Span {
    const { name, startedAt, endedAt, outcome, id, opened } = operation;
    const first = traceOf(callId);
    const opens = opened === callId;
    this.ids.next = opens ? first : undefined;
    const above = { ...first, traceFlags: TraceFlags.SAMPLED, isRemote: true };
    const span = this.provider.getTracer('yihu').startSpan(
      name,
      {
        kind: SpanKind.SERVER,
        startTime: this.instant(startedAt),
        attributes: { 'yihu.operation': id, 'yihu.outcome': outcome },
      },
      opens ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, above),
    );
    this.ids.next = undefined;
    if (outcome === 'internal' || outcome === 'unavailable') span.setStatus({ code: SpanStatusCode.ERROR });
    span.end(this.instant(endedAt ?? stopwatch()));
    return span;
  }

  /** The stopwatch's milliseconds as an instant. */
  private instant = (at: number): number => this.clock.now() - (stopwatch() - at);

  /** Sends what there is, and never keeps a hub from stopping. */
  async close(): Promise<void> {
    await this.provider.shutdown().catch(() => undefined);
  }
}
