import { expect, test } from '@jest/globals';
import { standingOf } from '../../../src/jobs/standing.js';
import type { Person } from '../../../src/directory/person.js';

const zhou = {
  id: 'zhou',
  name: '周敏',
  unitId: 'heping',
  roles: ['coordinator', 'officer'],
  departmentId: null,
  communityIds: [],
  disabled: false,
} as unknown as Person;
const job = { unitId: 'heping', roles: ['coordinator', 'officer'], lang: 'zh' } as const;
const asked = { ...job, roles: [...job.roles] };

test('whoever was disabled, moved or lost one of their roles stands no more where they asked', () => {
  expect(standingOf(asked, zhou)).toMatchObject({ id: 'zhou', roles: ['coordinator', 'officer'] });
  expect(standingOf(asked, undefined)).toBeUndefined();
  expect(standingOf(asked, { ...zhou, disabled: true })).toBeUndefined();
  expect(standingOf(asked, { ...zhou, unitId: 'shenhe' })).toBeUndefined();
  for (const role of job.roles) expect(standingOf(asked, { ...zhou, roles: [role] })).toBeUndefined();
});
test('who got a role since then reads no more than they asked for', () => {
  const more = standingOf(asked, { ...zhou, roles: ['officer', 'coordinator', 'admin'] });
  expect(more?.roles).toEqual(['coordinator', 'officer']);
});
