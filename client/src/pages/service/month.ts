/** A month of Shanghai's calendar; `month` counts from 1. */
export interface Month {
  year: number;
  month: number;
}
const shanghai = 8 * 3_600_000;

export const monthOf = (at: number): Month => {
  const local = new Date(at + shanghai);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1 };
};
export const monthSpan = ({ year, month }: Month): { from: string; to: string } => ({
  from: new Date(Date.UTC(year, month - 1, 1) - shanghai).toISOString(),
  to: new Date(Date.UTC(year, month, 1) - shanghai).toISOString(),
});
