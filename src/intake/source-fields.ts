/** Whether what a source is made of fits together and is of its unit. Pure but for the directory. */
import type { Directory } from '../directory/directory.js';
import type { IntakeSourceRow } from '../directory/people/intake-source.entity.js';
import { isPhone } from '../kernel/input/phone-format.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { plainNumber } from './source-place.js';

type Fields = Pick<IntakeSourceRow, 'unitId' | 'kind' | 'communities' | 'numbers' | 'phone' | 'category'>;

/** @throws Refusal `invalid` */
export function requireSourceFields(
  directory: Pick<Directory, 'community' | 'hasCategory'>,
  { unitId, kind, communities, numbers, phone, category }: Fields,
): void {
  const ofUnit = (id: string) => directory.community(id)?.unitId === unitId;
  if (!communities.every(ofUnit)) refuse('invalid', { fields: { communityIds: 'field_choice' } });
  if (kind === 'button' && communities.length !== 1)
    refuse('invalid', { fields: { communityIds: 'field_one_community' } });
  if (kind !== 'button' && phone !== null) refuse('invalid', { fields: { phone: 'field_unknown' } });
  if (kind !== 'number' && numbers.length) refuse('invalid', { fields: { numbers: 'field_unknown' } });
  const plain = numbers.map(({ number }) => plainNumber(number));
  if (!plain.every(isPhone)) refuse('invalid', { fields: { numbers: 'field_phone' } });
  if (new Set(plain).size !== plain.length) refuse('invalid', { fields: { numbers: 'xlsx_repeated' } });
  const allowed = (id: string) => ofUnit(id) && (!communities.length || communities.includes(id));
  if (!numbers.every(({ communityId }) => allowed(communityId)))
    refuse('invalid', { fields: { numbers: 'field_choice' } });
  if (category !== null && !directory.hasCategory(unitId, category))
    refuse('invalid', { fields: { category: 'field_choice' } });
}
