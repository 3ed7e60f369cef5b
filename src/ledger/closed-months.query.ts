/** Whether a month of a unit's ledger is closed: nothing is said, approved or corrected in it then. */
import { refuse } from '../kernel/refusal/refusal.js';
import { placeholders, type Queries } from '../store/store.js';

/** YYYY-MM of a local day. */
export const monthOfDay = (day: string): string => day.slice(0, 7);
export const monthId = (unitId: string, month: string): string => `${unitId}:${month}`;

export async function closedMonths(
  from: Queries,
  unitId: string,
  days: readonly string[],
): Promise<Set<string>> {
  const months = [...new Set(days.map(monthOfDay))];
  if (!months.length) return new Set();
  const rows = await from.rows<{ month: string }>(
    `select month from hours_month where id in (${placeholders(months)}) and closed_at is not null`,
    months.map((month) => monthId(unitId, month)),
  );
  return new Set(rows.map((row) => row.month));
}

/** @throws Refusal `month_closed` where one of the local days lies in a closed month */
export async function requireOpenMonths(
  from: Queries,
  unitId: string,
  days: readonly string[],
): Promise<void> {
  const [month] = [...(await closedMonths(from, unitId, days))].sort();
  if (month !== undefined) refuse('month_closed', { params: { month } });
}
