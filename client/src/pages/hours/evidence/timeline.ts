/** How the evidence of a line lies on one axis of time. Pure; instants in milliseconds, places in per cent. */
import type { HoursEvidence } from '@protocol/hours.js';
import { MINUTE } from '@protocol/time/durations.js';
import { OFFSET } from '@protocol/time/local-day.js';

const STEPS = [15, 30, 60, 90, 120, 180, 240, 360, 480, 720].map((m) => m * MINUTE);
/** What lies further away than this is not of the line's time. */
const AROUND = 2 * 60 * MINUTE;

export interface Bar {
  left: number;
  width: number;
}
export interface Timeline {
  planned: Bar[];
  /** From signing on to signing off. */
  sessions: Bar[];
  /** What of that was counted. */
  stretches: Bar[];
  pauses: Bar[];
  /** The line itself. */
  line: Bar;
  held: Bar[];
  overlaps: Bar[];
  dots: { left: number; answered: boolean }[];
  ticks: { left: number; at: number }[];
}
interface Span {
  from: string;
  to?: string;
}

export const drawTimeline = (line: Required<Span>, evidence: HoursEvidence, now: number): Timeline => {
  const start = Date.parse(line.from);
  const end = Math.max(Date.parse(line.to), start + MINUTE);
  const ends = ({ from, to }: Span) => ({ from: Date.parse(from), to: to ? Date.parse(to) : now });
  const known = [...evidence.planned, ...evidence.sessions, ...evidence.stretches].map(ends);
  const low = Math.max(start - AROUND, Math.min(start, ...known.map((one) => one.from)));
  const high = Math.min(end + AROUND, Math.max(end, ...known.map((one) => one.to)));
  const pad = Math.max((high - low) * 0.02, MINUTE);
  const left = low - pad;
  const long = high + pad - left;
  const place = (at: number) => ((Math.min(Math.max(at, left), left + long) - left) / long) * 100;
  const bar = (from: number, to: number): Bar => ({ left: place(from), width: place(to) - place(from) });
  const bars = (spans: readonly Span[]) =>
    spans.map(ends).flatMap(({ from, to }) => (to <= left || from >= left + long ? [] : [bar(from, to)]));

  const step = STEPS.find((one) => (high - low) / one <= 3.5) ?? 12 * 60 * MINUTE;
  const first = Math.ceil((low - pad + OFFSET) / step) * step - OFFSET;
  const count = Math.max(0, Math.floor((left + long - first) / step) + 1);
  return {
    planned: bars(evidence.planned),
    sessions: bars(evidence.sessions),
    stretches: bars(evidence.stretches),
    pauses: bars(pausesOf(evidence.stretches)),
    line: bar(start, end),
    held: bars(evidence.held),
    overlaps: bars(evidence.overlaps),
    dots: evidence.rings.flatMap((ring) => {
      const at = Date.parse(ring.at);
      return at < left || at > left + long ? [] : [{ left: place(at), answered: ring.ending === 'accepted' }];
    }),
    ticks: Array.from({ length: count }, (_, i) => first + i * step).map((at) => ({ left: place(at), at })),
  };
};

/** The times between the stretches that were counted. */
export const pausesOf = (stretches: readonly Required<Span>[]): Required<Span>[] =>
  [...stretches]
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap((one, i, all) => {
      const before = all[i - 1];
      return before && before.to < one.from ? [{ from: before.to, to: one.from }] : [];
    });
