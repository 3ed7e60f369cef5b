/** The rows of certificates: the register of what was issued. */
import type { CertificateState, Paper } from '../protocol/certificates.js';
import { placeholders, type Param, type Queries, type Tx } from '../store/store.js';
import { Table } from '../store/table.js';
import { CertificateRow } from './certificates.entity.js';

const certificates = new Table(CertificateRow);
type Condition = [string, Param[]];

export const findCertificate = (from: Queries, id: string): Promise<CertificateRow | undefined> =>
  certificates.one(from, 'where id = ?', [id]);
export const findCertificateByNumber = (from: Queries, number: string): Promise<CertificateRow | undefined> =>
  certificates.one(from, 'where number = ?', [number]);
/** Newest first. */
export const findCertificatesOf = (
  from: Queries,
  personId: string,
  most: number,
): Promise<CertificateRow[]> =>
  certificates.find(from, 'where person_id = ? order by issued_at desc, number desc limit ?', [
    personId,
    most,
  ]);
/** The one of this paper and period that was not revoked. */
export const findStandingCertificate = (
  from: Queries,
  unitId: string,
  of: { personId: string; paper: Paper; from: string; to: string },
): Promise<CertificateRow | undefined> =>
  certificates.one(
    from,
    'where person_id = ? and unit_id = ? and paper = ? and from_day = ? and to_day = ? and revoked_at is null',
    [of.personId, unitId, of.paper, of.from, of.to],
  );
/** The last running number of the year; 0 where there is none. */
export async function lastRunningNumber(from: Queries, unitId: string, year: number): Promise<number> {
  const [last] = await from.rows<{ running: number | null }>(
    'select max(running) as running from certificate where unit_id = ? and year = ?',
    [unitId, year],
  );
  return Number(last?.running ?? 0);
}

export interface CertificateList {
  state?: CertificateState | undefined;
  personId?: string | undefined;
  orderId?: string | undefined;
  /** Part of a number or of a name, as it was typed. */
  q?: string | undefined;
  /** The last one of the page before: when it was issued, and its number. */
  after?: readonly Param[] | undefined;
  most: number;
}
const STATES: Record<CertificateState, (now: number) => Condition> = {
  revoked: () => ['revoked_at is not null', []],
  publicity: (now) => ['revoked_at is null and valid_from > ?', [now]],
  valid: (now) => ['revoked_at is null and valid_from <= ?', [now]],
};
/** Newest first. */
export function listCertificatesOfUnit(
  from: Queries,
  unitId: string,
  now: number,
  { state, personId, orderId, q, after, most }: CertificateList,
): Promise<CertificateRow[]> {
  const conditions: Condition[] = [['unit_id = ?', [unitId]]];
  if (state) conditions.push(STATES[state](now));
  if (personId) conditions.push(['person_id = ?', [personId]]);
  if (orderId) conditions.push(['order_id = ?', [orderId]]);
  if (q) conditions.push(matching(q));
  if (after) conditions.push(['(issued_at, number) < (?, ?)', [...after]]);
  return certificates.find(
    from,
    `where ${conditions.map(([sql]) => sql).join(' and ')} order by issued_at desc, number desc limit ?`,
    [...conditions.flatMap(([, params]) => params), most],
  );
}
/** `like` without its wildcards: what was typed is meant as it stands. */
const literal = (text: string) => `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
const matching = (q: string): Condition => [
  `(number like ? escape '\\' or person_id in (select id from account where name like ? escape '\\'))`,
  [literal(q.toUpperCase()), literal(q)],
];

/** Which ones are printed: what was issued in an order and stands, or these. */
export type Printed = { orderId: string } | { ids: readonly string[] };
/** In the order of their numbers. @param after the number of the last one before, or empty */
export function findCertificatesToPrint(
  from: Queries,
  unitId: string,
  which: Printed,
  { after, most }: { after: string; most: number },
): Promise<CertificateRow[]> {
  const [condition, params]: [string, readonly string[]] =
    'orderId' in which
      ? ['order_id = ? and revoked_at is null', [which.orderId]]
      : [`id in (${placeholders(which.ids)})`, which.ids];
  return certificates.find(
    from,
    `where unit_id = ? and ${condition} and number > ? order by number limit ?`,
    [unitId, ...params, after, most],
  );
}

export const insertCertificate = (tx: Tx, row: CertificateRow): Promise<void> => certificates.insert(tx, row);
/** @returns false where it was revoked before */
export const revokeCertificate = async (
  tx: Tx,
  id: string,
  revoked: Pick<CertificateRow, 'revokedBy' | 'revokedAt' | 'reason'>,
): Promise<boolean> => (await certificates.update(tx, revoked, 'id = ? and revoked_at is null', [id])) > 0;
