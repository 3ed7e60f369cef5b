/** From the parts of an outline as they were written to its lines, flat and in order. Pure. */
import type { OutlineChange } from '../protocol/papers/outlines.js';
import type { OutlineLineKind, OutlineLineRow } from './outlines.entity.js';

/** A line as it is to stand. */
export interface WantedLine {
  kind: OutlineLineKind;
  position: number;
  /** The field it was written in, for what is wrong with it. */
  field: string;
  id: string | undefined;
  /** Where the question stands in the list that it came of. */
  question: number | null;
  words: { text: string; note: string; answer: string };
  whom: string;
  byId: string | null;
  dueOn: string | null;
}
type Parts = Pick<OutlineChange, 'plan' | 'priorities' | 'difficulties' | 'questions'>;

const NOTHING = { question: null, whom: '', byId: null } as const;

/** Which kinds of lines are written anew. */
export const writtenKinds = ({ plan, priorities, difficulties, questions }: Parts): OutlineLineKind[] => [
  ...(plan ? (['plan'] as const) : []),
  ...(priorities ? (['priority'] as const) : []),
  ...(difficulties ? (['difficulty'] as const) : []),
  ...(questions ? (['question', 'follow_up'] as const) : []),
];

export function wantedLines({ plan, priorities, difficulties, questions }: Parts): WantedLine[] {
  const listed = (kind: 'plan' | 'priority', name: string, lines: Parts['plan'] = []) =>
    lines.map(({ id, text, note = '', dueOn = null }, position): WantedLine => ({
      ...NOTHING,
      kind,
      position,
      field: `${name}.${position}`,
      id,
      words: { text, note, answer: '' },
      dueOn,
    }));
  const asked = (difficulties ?? []).map(
    ({ id, text, note = '', whom, answer = '', dueOn }, position): WantedLine => ({
      ...NOTHING,
      kind: 'difficulty',
      position,
      field: `difficulties.${position}`,
      id,
      words: { text, note, answer },
      whom,
      dueOn,
    }),
  );
  const put = (questions ?? []).flatMap(({ id, text, answer = '', followUps = [] }, n): WantedLine[] => [
    {
      ...NOTHING,
      kind: 'question',
      position: n,
      field: `questions.${n}`,
      id,
      words: { text, note: '', answer },
      dueOn: null,
    },
    ...followUps.map((one, position): WantedLine => ({
      ...NOTHING,
      kind: 'follow_up',
      position,
      field: `questions.${n}.followUps.${position}`,
      id: one.id,
      question: n,
      words: { text: one.text, note: '', answer: '' },
      byId: one.byId,
      dueOn: one.dueOn,
    })),
  ]);
  return [...listed('plan', 'plan', plan), ...listed('priority', 'priorities', priorities), ...asked, ...put];
}

/** The field of the first that names a line which is not one of these, or the same one twice. */
export function strangerAmong(
  wanted: readonly WantedLine[],
  lines: readonly Pick<OutlineLineRow, 'id' | 'kind'>[],
): string | undefined {
  const free = new Map(lines.map(({ id, kind }) => [id, kind]));
  return wanted.find(({ id, kind }) => {
    if (id === undefined) return false;
    const known = free.get(id) === kind;
    free.delete(id);
    return !known;
  })?.field;
}
