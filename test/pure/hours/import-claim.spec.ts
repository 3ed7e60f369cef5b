import { expect, test } from '@jest/globals';
import { Refusal } from '../../../src/kernel/refusal/refusal.js';
import { claimOfRow, rowUuid } from '../../../src/hours/import/import-row-claim.js';
import type { HoursImportRow } from '../../../src/hours/import/hours-import-sheet.js';

const ROW: HoursImportRow = {
  row: 2,
  person: '王',
  kind: 'outreach',
  from: Date.parse('2026-11-20T01:00:00Z'),
  to: Date.parse('2026-11-20T02:00:00Z'),
  community: '',
  activity: '讲座',
  inCharge: '',
  note: '名单在社区',
};
const NAMED = { personId: 'p', communityId: undefined, inCharge: undefined };
const ID = rowUuid('a row');
const claim = (more: Partial<HoursImportRow>) => claimOfRow({ ...ROW, ...more }, NAMED, ID, 'import');

test('a row becomes a claim', () => {
  const { from, to, kind, activity, note } = ROW;
  expect({ ...claim({}) }).toMatchObject({
    id: ID,
    personId: 'p',
    from,
    to,
    kind,
    activity,
    note,
    importId: 'import',
  });
});
test.each([
  ['activity', '长'.repeat(51), { sentence: 'field_too_long', params: { max: 50 } }],
  ['note', '长'.repeat(32_000), { sentence: 'field_too_long', params: { max: 2000 } }],
  ['activity', '讲\0座', 'field_signs'],
  ['note', '讲\uFFFE座', 'field_signs'],
] as const)('%s is held to what the page asks of it', (field, text, said) => {
  const refused = claim({ [field]: text });
  expect(refused).toBeInstanceOf(Refusal);
  expect((refused as Refusal).details.fields).toEqual({ [field]: said });
});
