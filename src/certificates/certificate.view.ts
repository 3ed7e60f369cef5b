/** A certificate as it is shown. Pure. */
import type { Certificate, CertificateCheck, CertificateState } from '../protocol/certificates.js';
import { iso } from '../protocol/time/instant.js';
import type { Named } from '../protocol/answers.js';
import { localDay } from '../protocol/time/local-day.js';
import type { CertificateRow } from './certificates.entity.js';

export const certificateState = (
  row: Pick<CertificateRow, 'revokedAt' | 'validFrom'>,
  now: number,
): CertificateState => (row.revokedAt !== null ? 'revoked' : now < row.validFrom ? 'publicity' : 'valid');

const publicUntil = (row: CertificateRow) =>
  row.validFrom > row.issuedAt ? { publicUntil: localDay(row.validFrom - 1) } : {};

export const certificateView = (
  row: CertificateRow,
  named: (id: string) => Named,
  now: number,
): Certificate => ({
  id: row.id,
  number: row.number,
  code: row.code,
  paper: row.paper,
  person: named(row.personId),
  who: row.who,
  from: row.fromDay,
  to: row.toDay,
  total: row.total,
  sources: row.figures.sources,
  kinds: row.figures.kinds,
  stars: row.stars,
  state: certificateState(row, now),
  ...publicUntil(row),
  issuedAt: iso(row.issuedAt),
  issuedBy: named(row.issuedBy),
  ...(row.remarks !== '' && { remarks: row.remarks }),
  ...(row.revokedAt !== null && {
    revoked: { at: iso(row.revokedAt), by: named(row.revokedBy!), reason: row.reason! },
  }),
});

/** For who holds the paper: what it says and whether it stands; no name, no reason. */
export const certificateCheckView = (row: CertificateRow, now: number): CertificateCheck => ({
  number: row.number,
  paper: row.paper,
  from: row.fromDay,
  to: row.toDay,
  total: row.total,
  state: certificateState(row, now),
  issuedOn: localDay(row.issuedAt),
  issuer: row.issuer.unit,
  ...publicUntil(row),
  ...(row.revokedAt !== null && { revokedOn: localDay(row.revokedAt) }),
});
