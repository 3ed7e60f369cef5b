/**
 * How many of the dissatisfied were called back and reached, and what the samples showed: sums of the unit, of nobody.
 * Without the reader's own calls: beside the list, which leaves those out, a sum would tell how they were rated.
 */
import { closedUncontacted } from '../call/uncontacted.sql.js';
import { handledBy } from '../calls/queries/officer-calls.query.js';
import { REVIEW_CHECKS, type ReviewFigures } from '../protocol/residents/reviews.js';
import { iso } from '../protocol/time/instant.js';
import { dayBegins, localDay } from '../protocol/time/local-day.js';
import type { Queries } from '../store/store.js';

type Sums<K extends string> = Record<K, number | string | null>;
const COLUMNS = {
  contactMade: 'contact_made',
  sentencePlain: 'sentence_plain',
  outcomeTrue: 'outcome_true',
  followUpKept: 'follow_up_kept',
} as const;
const sum = (condition: string) => `sum(case when ${condition} then 1 else 0 end)`;

/** @param since calls back opened and samples drawn from then on; dropped ones count nowhere */
export async function reviewFigures(
  read: Queries,
  unitId: string,
  { since, now, reader }: { since: number; now: number; reader: string },
): Promise<ReviewFigures> {
  const [handled, ...own] = handledBy(reader);
  const others = `and call_id not in (select id from call where ${handled})`;
  const [back] = await read.rows<Sums<'opened' | 'due' | 'done' | 'reached' | 'late'>>(
    `select count(*) as opened, ${sum("due_at <= ? or state = 'done'")} as due, ${sum("state = 'done'")} as done,
      ${sum("state = 'done' and (outcome is null or outcome <> 'not_reached')")} as reached,
      ${sum("due_at <= ? and state = 'open'")} as late
      from call_back where unit_id = ? and opened_at >= ? and state <> 'dropped' ${others}`,
    [now, now, unitId, since, ...own],
  );
  const [draws] = await read.rows<Sums<'closed'>>(
    'select sum(closed) as closed from sample_draw where unit_id = ? and drawn_at >= ?',
    [unitId, since],
  );
  const month = dayBegins(`${localDay(now).slice(0, 7)}-01`);
  const [closed] = await read.rows<Sums<'closed' | 'uncontacted'>>(
    `select count(*) as closed, ${sum(closedUncontacted)} as uncontacted from call
      where unit_id = ? and raised_at >= ? and outcome is not null and drill is null`,
    [unitId, month],
  );
  const checks = REVIEW_CHECKS.map(
    (check) => `${sum(`${COLUMNS[check]} = 1`)} as "${check}", count(${COLUMNS[check]}) as "${check}Of"`,
  );
  const [found] = await read.rows<Sums<string>>(
    `select count(*) as drawn, count(done_at) as reviewed, ${checks.join(', ')}
      from sample_review where unit_id = ? and closed_at >= ? ${others}`,
    [unitId, since, ...own],
  );
  const n = (value: number | string | null | undefined) => Number(value ?? 0);
  const of = (check: (typeof REVIEW_CHECKS)[number]) => ({
    yes: n(found?.[check]),
    of: n(found?.[`${check}Of`]),
  });
  return {
    uncontacted: {
      closed: n(closed?.closed),
      calls: n(closed?.uncontacted),
      rows: { result: 'uncontacted', from: iso(month) },
    },
    callBacks: {
      opened: n(back?.opened),
      due: n(back?.due),
      done: n(back?.done),
      reached: n(back?.reached),
      late: n(back?.late),
    },
    samples: {
      closed: n(draws?.closed),
      drawn: n(found?.['drawn']),
      reviewed: n(found?.['reviewed']),
      checks: {
        contactMade: of('contactMade'),
        sentencePlain: of('sentencePlain'),
        outcomeTrue: of('outcomeTrue'),
        followUpKept: of('followUpKept'),
      },
    },
  };
}
