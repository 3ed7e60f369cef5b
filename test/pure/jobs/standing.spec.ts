import { expect, test } from '@jest/globals';
import { actorOfJob } from '../../../src/jobs/job-actor.js';
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
  expect(actorOfJob(asked, zhou)).toMatchObject({ id: 'zhou', roles: ['coordinator', 'officer'] });
  expect(actorOfJob(asked, undefined)).toBeUndefined();
  expect(actorOfJob(asked, { ...zhou, disabled: true })).toBeUndefined();
  expect(actorOfJob(asked, { ...zhou, unitId: 'shenhe' })).toBeUndefined();
  for (const role of job.roles) expect(actorOfJob(asked, { ...zhou, roles: [role] })).toBeUndefined();
});
test('who got a role since then reads no more than they asked for', () => {
  const more = actorOfJob(asked, { ...zhou, roles: ['officer', 'coordinator', 'admin'] });
  expect(more?.roles).toEqual(['coordinator', 'officer']);
});
