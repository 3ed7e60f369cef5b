/** As the protocol has them; written here, so that this file stands without it. */
type Urgency = 'normal' | 'urgent' | 'emergency';

interface Melody {
  /** Seconds from one beginning to the next. */
  every: number;
  loud: number;
  /** Seconds from its beginning, hertz, seconds. */
  notes: readonly (readonly [number, number, number])[];
}

/** What the ear knows apart without looking. */
export const MELODIES: Record<Urgency, Melody> = {
  normal: {
    every: 2.4,
    loud: 0.3,
    notes: [
      [0, 660, 0.35],
      [0.4, 880, 0.5],
    ],
  },
  urgent: {
    every: 1.8,
    loud: 0.45,
    notes: [
      [0, 740, 0.25],
      [0.3, 988, 0.25],
      [0.6, 740, 0.4],
    ],
  },
  emergency: {
    every: 1.2,
    loud: 0.8,
    notes: [
      [0, 988, 0.18],
      [0.22, 1319, 0.18],
      [0.44, 988, 0.18],
      [0.66, 1319, 0.3],
    ],
  },
};

/** No ring lasts longer, whatever a clock says; in seconds. */
export const LONGEST = 130;

/** All notes of a ring, in order: when, how high, how long. Pure. */
export const notesOf = (urgency: Urgency, seconds: number): [at: number, hertz: number, long: number][] => {
  const { every, notes } = MELODIES[urgency];
  const times = Math.ceil(Math.min(LONGEST, Math.max(0, seconds)) / every);
  return Array.from({ length: times }, (_, i) =>
    notes.map(([after, hertz, long]): [number, number, number] => [i * every + after, hertz, long]),
  ).flat();
};
