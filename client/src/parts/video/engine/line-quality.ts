/**
 * How weak a line is, from what the browser measures: 0 good, 1 weak (one picture less), 2 very weak (voice),
 * 3 hardly a line (text). It gets worse only after some measurements in a row, and better more slowly, so that
 * pictures do not come and go.
 */
export type Level = 0 | 1 | 2 | 3;
export interface Sample {
  /** Of what was sent or received since the last one, the share that was lost, 0 to 1. */
  loss: number;
  roundTripSeconds: number | undefined;
  /** What the browser thinks it may send, bits a second. */
  maySend: number | undefined;
  /** Nothing at all has arrived since the last one, though something should have. */
  silent: boolean;
}
export interface Standing {
  level: Level;
  /** In a row: positive towards worse, negative towards better. */
  run: number;
}
export const GOOD: Standing = { level: 0, run: 0 };
const WORSE_AFTER = 3;
const BETTER_AFTER = 5;

const steps = [
  { loss: 0.05, roundTrip: 0.4, send: 250_000 },
  { loss: 0.15, roundTrip: 1, send: 100_000 },
  { loss: 0.35, roundTrip: 2.5, send: 30_000 },
] as const;

export const levelOf = ({ loss, roundTripSeconds = 0, maySend = Infinity, silent }: Sample): Level => {
  if (silent) return 3;
  const over = steps.filter((s) => loss >= s.loss || roundTripSeconds >= s.roundTrip || maySend < s.send);
  return over.length as Level;
};

export const nextStanding = ({ level, run }: Standing, sample: Sample): Standing => {
  const now = levelOf(sample);
  if (now === level) return { level, run: 0 };
  const next = now > level ? Math.max(run, 0) + 1 : Math.min(run, 0) - 1;
  if (next >= WORSE_AFTER) return { level: (level + 1) as Level, run: 0 };
  if (next <= -BETTER_AFTER) return { level: (level - 1) as Level, run: 0 };
  return { level, run: next };
};
