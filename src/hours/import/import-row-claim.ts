/** A row of an import as a claim, by the same rules as one that is entered on the page. */
import { createHash } from 'node:crypto';
import { iso } from '../../protocol/time/instant.js';
import { Refusal } from '../../kernel/refusal/refusal.js';
import { validatePayload } from '../../kernel/input/validation.js';
import type { NewClaim } from '../claims/claim-rules.js';
import { ClaimDto } from '../hours.dto.js';
import type { NamedRow } from './import-names.query.js';
import type { HoursImportRow } from './hours-import-sheet.js';

/** Or why it is none. */
export function claimOfRow(
  { kind, from, to, served, activity, note }: HoursImportRow,
  named: NamedRow,
  id: string,
  importId: string,
): NewClaim | Refusal {
  const given = {
    id,
    kind,
    from: iso(from),
    to: iso(to),
    ...(served && { served }),
    ...(activity && { activity }),
    ...(note && { note }),
    personId: named.personId,
    ...(named.communityId && { communityId: named.communityId }),
    ...(named.inCharge && { inCharge: named.inCharge }),
  };
  try {
    return { ...validatePayload(ClaimDto, given), from, to, importId };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** RFC 9562, version 8: made from what it names. */
export function rowUuid(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes[6] = 0x80 | (bytes[6]! & 0x0f);
  bytes[8] = 0x80 | (bytes[8]! & 0x3f);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
