/** An enterprise as its reader may see it: whom to speak to is masked until it is asked for. */
import { maskName, maskPhone } from '../kernel/mask.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { Directory } from '../directory/directory.js';
import type { Enterprise } from '../protocol/outreach/enterprises.js';
import type { EnterpriseRow } from './enterprises.entity.js';

export type SealedField = 'contactName' | 'contactPhone' | 'note';
export const enterpriseSealContext = (field: SealedField, id: string): string => `enterprise.${field}:${id}`;

/** names: what workers know of the enterprises of their communities */
export type EnterpriseReading = 'names' | 'masked' | 'clear';

interface Sources {
  seal: Pick<Seal, 'tryOpen'>;
  directory: Pick<Directory, 'community'>;
}

export function enterpriseView(
  { seal, directory }: Sources,
  row: EnterpriseRow,
  reading: EnterpriseReading,
): Enterprise {
  const { id, name, kind, state, version, communityId } = row;
  const known = {
    id,
    name,
    kind,
    community: { id: communityId, name: directory.community(communityId)?.name ?? '' },
    state,
    masked: reading !== 'clear',
    version,
  };
  if (reading === 'names') return known;
  const open = (field: SealedField) =>
    row[field] === null ? undefined : seal.tryOpen(enterpriseSealContext(field, id), row[field]);
  const [contactName, contactPhone, note] = [open('contactName'), open('contactPhone'), open('note')];
  const isBroken =
    (row.contactName !== null && contactName === undefined) ||
    (row.contactPhone !== null && contactPhone === undefined);
  const masks = reading === 'masked';
  return {
    ...known,
    ...(contactName !== undefined && { contactName: masks ? maskName(contactName) : contactName }),
    ...(contactPhone !== undefined && { contactPhone: masks ? maskPhone(contactPhone) : contactPhone }),
    ...(isBroken && { broken: true as const }),
    ...(note !== undefined && { note }),
  };
}
