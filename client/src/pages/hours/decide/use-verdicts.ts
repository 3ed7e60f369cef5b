import { MOST_DECIDED, type Claim, type HoursLine } from '@protocol/hours.js';
import { ref } from 'vue';
import { post } from '../../../hub/http';
import { sayRefusal } from '../../../hub/refused';
import { ofClaim, ofLine, type Row } from '../ledger/rows';

export interface HoursDecision {
  verdict: 'approved' | 'returned';
  reason?: string;
  overCap?: boolean;
}
interface Answer<T> {
  decided: T[];
  refused: { id: string; code: string; message: string }[];
}
export interface HoursDecided {
  decided: Map<string, Row>;
  refused: { row: Row; message: string }[];
}

const parts = (rows: readonly Row[]): Row[][] =>
  Array.from({ length: Math.ceil(rows.length / MOST_DECIDED) }, (_, i) =>
    rows.slice(i * MOST_DECIDED, (i + 1) * MOST_DECIDED),
  );

/** Says yes or no to rows, one or many; what is refused comes back with its reason, row by row. */
export const useVerdicts = () => {
  const busy = ref(false);
  const done = ref({ done: 0, of: 0 });

  const ask = async (rows: readonly Row[], decision: HoursDecision): Promise<HoursDecided> => {
    const body = { ids: rows.map((row) => row.id), ...decision };
    const claims = rows[0]?.claim ?? false;
    try {
      const answer = claims
        ? await post<Answer<Claim>>('/hours/claims/decisions', body)
        : await post<Answer<HoursLine>>('/hours/verdicts', body);
      const now = claims
        ? (answer.decided as Claim[]).map(ofClaim)
        : (answer.decided as HoursLine[]).map(ofLine);
      const of = new Map(rows.map((row) => [row.id, row]));
      return {
        decided: new Map(now.map((row) => [row.key, row])),
        refused: answer.refused.flatMap(({ id, message }) => {
          const row = of.get(id);
          return row ? [{ row, message }] : [];
        }),
      };
    } catch (error) {
      return { decided: new Map(), refused: rows.map((row) => ({ row, message: sayRefusal(error) })) };
    }
  };

  const decide = async (rows: readonly Row[], decision: HoursDecision): Promise<HoursDecided> => {
    const all: HoursDecided = { decided: new Map(), refused: [] };
    busy.value = true;
    done.value = { done: 0, of: rows.length };
    try {
      const both = [rows.filter((row) => !row.claim), rows.filter((row) => row.claim)];
      for (const part of both.flatMap(parts)) {
        const answer = await ask(part, decision);
        for (const [key, row] of answer.decided) all.decided.set(key, row);
        all.refused.push(...answer.refused);
        done.value = { done: done.value.done + part.length, of: rows.length };
      }
    } finally {
      busy.value = false;
    }
    return all;
  };
  return { busy, done, decide };
};
