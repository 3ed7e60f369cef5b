/**
 * One thing that the hub is asked to do: by a page, by a program, or by its own clock. Every line of the log that is
 * written meanwhile carries its id; where traces are on, its steps become the spans of the call that it was about.
 * Nobody gives it words, names or telephones.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { stopwatch } from '../clock.js';

export type StepFacts = Readonly<Record<string, string | number | boolean>>;
export interface Step {
  name: string;
  /** By the stopwatch of this process. */
  startedAt: number;
  endedAt: number;
  facts?: StepFacts;
}
/** What is done with operations that are over. */
export interface TraceSink {
  over(operation: Operation): void;
  /** A step that ended after its operation was over, as telling the others does. */
  late(operation: Operation, step: Step): void;
}

const underWay = new AsyncLocalStorage<Operation>();
let sink: TraceSink | undefined;
const NOTHING = (): void => undefined;

/** Undefined: nobody looks, and nothing is kept. */
export const traceTo = (to: TraceSink | undefined): void => {
  sink = to;
};

export class Operation {
  readonly startedAt = stopwatch();
  /** Kept only where somebody looks. */
  readonly steps: Step[] = [];
  /** Calls that it was about; the first that it made, if it made one. */
  readonly calls = new Set<string>();
  opened: string | undefined;
  endedAt: number | undefined;
  /** `ok`, or the code of the refusal. */
  outcome = 'ok';
  private made: string | undefined;

  /** @param name an event, a route or a turn of the clock: one of few, and never what somebody typed */
  constructor(public name: string) {}

  /** Made when it is first asked for: most operations never log. */
  get id(): string {
    return (this.made ??= randomBytes(8).toString('hex'));
  }

  run<T>(work: () => T): T {
    return underWay.run(this, work);
  }

  /** @param opened the call began with it */
  concerns(callId: string, { opened = false }: { opened?: boolean } = {}): void {
    if (!sink) return;
    this.calls.add(callId);
    if (opened) this.opened ??= callId;
  }

  /** Begins a step. @returns what ends it, with what is to be said of it */
  step(name: string, facts?: StepFacts): (more?: StepFacts) => void {
    if (!sink) return NOTHING;
    const startedAt = stopwatch();
    return (more) => {
      const step = {
        name,
        startedAt,
        endedAt: stopwatch(),
        ...((facts ?? more) && { facts: { ...facts, ...more } }),
      };
      if (this.endedAt === undefined) this.steps.push(step);
      else sink?.late(this, step);
    };
  }

  end(outcome = this.outcome): void {
    if (this.endedAt !== undefined) return;
    this.endedAt = stopwatch();
    this.outcome = outcome;
    if (this.calls.size) sink?.over(this);
  }
}

/** What is being done now. A timer that was set in one that is over belongs to none. */
export function currentOperation(): Operation | undefined {
  const operation = underWay.getStore();
  return operation?.endedAt === undefined ? operation : undefined;
}

/** In the operation that is under way, or in one of its own: what the clock brings. */
export async function inOperation<T>(name: string, work: (operation: Operation) => Promise<T>): Promise<T> {
  const known = currentOperation();
  if (known) return work(known);
  const operation = new Operation(name);
  try {
    return await operation.run(() => work(operation));
  } catch (error) {
    operation.outcome = (error as { code?: string } | undefined)?.code ?? 'internal';
    throw error;
  } finally {
    operation.end();
  }
}
