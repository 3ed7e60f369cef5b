/** What yearly figures of relief say: of an amount a case, and of cases a base. Whole numbers throughout. Pure. */

/** Half and more goes up. @param d above 0 */
const divided = (n: number, d: number): number => Math.floor((2 * n + d) / (2 * d));

/** What a case received on average, in fen. Null of no case. */
export const meanFen = (totalFen: number, cases: number): number | null =>
  cases > 0 ? divided(totalFen, cases) : null;

/** Of a total that is told as “over so much”: what a case received at least, in whole yuan. Null of no case. */
export const leastMeanYuan = (totalFen: number, cases: number): number | null =>
  cases > 0 ? Math.ceil(totalFen / (cases * 100)) : null;

/** The base of which so many are that share. @param basisPoints hundredths of a per cent: 446 is 4.46 % */
export const baseOfShare = (count: number, basisPoints: number): number =>
  divided(count * 10_000, basisPoints);

/** Which share of its base that is, in hundredths of a per cent. Null without a base. */
export const shareOfBase = (count: number, base: number): number | null =>
  base > 0 ? divided(count * 10_000, base) : null;
