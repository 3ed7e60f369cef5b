/** Traces are off unless a setting names who takes them; what sends them is not loaded before. */
import type { Clock } from '../../kernel/clock.js';
import type { Config } from '../../kernel/config.js';
import { traceTo } from '../../kernel/trace/operation.js';

export async function openTraces(
  { watched }: Pick<Config, 'watched'>,
  clock: Clock,
): Promise<{ close(): Promise<void> } | undefined> {
  if (watched.tracesUrl === undefined) return undefined;
  const { CallTraces } = await import('./call-traces.js');
  const traces = new CallTraces(watched.tracesUrl, clock);
  traceTo(traces);
  return {
    close: () => {
      traceTo(undefined);
      return traces.close();
    },
  };
}
