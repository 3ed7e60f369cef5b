/** What a paper says, out of the frozen row alone: whatever happens to the ledger, the same paper is printed again. */
import type { CertifiedFigures, Paper } from '../../protocol/certificates.js';
import type { ServingRole } from '../../protocol/hours.js';
import { localDay } from '../../protocol/time/local-day.js';
import type { CertificateRow, Issuer } from '../certificates.entity.js';
import { maskIdNumber } from '../identities/id-papers.js';
import type { Bearer } from '../issuing/issue-sources.query.js';
import { ID_NAMES } from './paper-text.js';

export interface PrintedCertificate {
  paper: Paper;
  number: string;
  code: string;
  /** Where its QR leads. */
  checkUrl: string;
  /** The same without what is typed. */
  checkPage: string;
  name: string;
  /** A PNG that the issuer confirmed, of a name that no typeface draws. */
  namePicture?: Buffer;
  who: ServingRole;
  idType: string;
  idNumber: string;
  volunteerNumber: string;
  from: string;
  to: string;
  figures: CertifiedFigures;
  stars: number;
  issuer: Issuer;
  issuedOn: string;
  /** The last day of the publicity. */
  publicUntil: string | null;
  remarks: string;
  revokedOn: string | null;
}
const NONE = '未登记';

export function printedCertificate(
  row: CertificateRow,
  bearer: Bearer,
  { publicUrl, fullIdNumber }: { publicUrl: string; fullIdNumber: boolean },
): PrintedCertificate {
  const checkPage = `${publicUrl}/check`;
  const { idType, idNumber } = bearer;
  return {
    paper: row.paper,
    number: row.number,
    code: row.code,
    checkUrl: `${checkPage}?number=${encodeURIComponent(row.number)}&code=${row.code}`,
    checkPage,
    name: bearer.name,
    ...(bearer.picture !== undefined && { namePicture: Buffer.from(bearer.picture, 'base64') }),
    who: row.who,
    idType: idType ? ID_NAMES[idType] : NONE,
    idNumber: idNumber === undefined ? NONE : fullIdNumber ? idNumber : maskIdNumber(idNumber),
    volunteerNumber: bearer.volunteerNumber ?? NONE,
    from: row.fromDay,
    to: row.toDay,
    figures: row.figures,
    stars: row.stars,
    issuer: row.issuer,
    issuedOn: localDay(row.issuedAt),
    publicUntil: row.validFrom > row.issuedAt ? localDay(row.validFrom - 1) : null,
    remarks: row.remarks,
    revokedOn: row.revokedAt === null ? null : localDay(row.revokedAt),
  };
}
