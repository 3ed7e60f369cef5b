/** What a shared device keeps in the browser: whose it is, and as whom it may go out. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { keep } from '../../../client/src/keep.js';
import { authorFor, goes } from '../../../client/src/pages/community/raise/whose.js';

const person = (id: string, communityId = 'caita') => ({
  user: { id, name: id, roles: [] },
  communities: [{ id: communityId, name: communityId }],
});
const at = (device: string, acting?: string, communityId = 'caita') => ({
  ...person(acting ?? device, communityId),
  device: { id: device, kind: 'community' as const, name: device, acts: acting !== undefined },
});
const pressed = (by: string, device = 'd1', communityId = 'caita') => ({
  userId: device,
  by: { id: by, name: by, communityId },
});

describe('a call that was kept', () => {
  test('goes out by itself from the device it was pressed on, as who pressed it, whoever acts', () => {
    expect(goes(pressed('zhou'), at('d1', 'qian'))).toBe('at once');
    expect(authorFor(pressed('zhou'), at('d1', 'qian'))).toBe('zhou');
    expect(authorFor(pressed('d1'), at('d1', 'qian'))).toBe('d1');
    // Of before there were authors: nobody in particular, never who acts now.
    expect(authorFor({ userId: 'd1' }, at('d1', 'qian'))).toBe('d1');
  });
  test('after another enrolment of the community, or when its author signs in: when somebody says so', () => {
    expect(goes(pressed('zhou'), at('d2'))).toBe('when asked');
    expect(goes(pressed('zhou'), person('zhou'))).toBe('when asked');
    expect(authorFor(pressed('zhou'), person('zhou'))).toBeUndefined();
  });
  test.each([
    ['a colleague’s own session', person('qian')],
    ['a device of another community', at('d2', undefined, 'shagang')],
    ['nobody', null],
  ])('never from %s', (_, me) => expect(goes(pressed('zhou'), me)).toBe('never'));
  test('of somebody’s own session: theirs only', () => {
    expect(goes({ userId: 'zhou' }, person('zhou'))).toBe('at once');
    expect(goes({ userId: 'zhou' }, person('qian'))).toBe('never');
    expect(goes({ userId: 'zhou' }, at('d1', 'zhou'))).toBe('never');
  });
});

describe('drafts', () => {
  beforeEach(() => {
    // As a browser's: its keys are its own properties.
    const methods = {
      getItem: (key: string) => (store as Record<string, string>)[key] ?? null,
      setItem: (key: string, value: string) => void ((store as Record<string, string>)[key] = value),
      removeItem: (key: string) => void delete (store as Record<string, string>)[key],
    };
    const store: object = Object.create(methods);
    Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true });
    keep.scope('');
  });
  test('of one author are not another’s to read or to drop, and wait for their author', () => {
    keep.scope('zhou');
    keep.set('draft.talk.c1', '他又来了');
    keep.set('preference', 'dark');
    keep.scope('qian');
    expect(keep.get('draft.talk.c1')).toBeNull();
    expect(keep.get('preference')).toBe('dark');
    keep.set('draft.talk.c1', '我的');
    keep.dropAll('draft.');
    // Somebody signs in with their own account and out again.
    keep.scope('');
    keep.dropAll('draft.');
    expect([keep.countOf('zhou'), keep.countOf('qian')]).toEqual([1, 0]);
    keep.scope('zhou');
    expect(keep.get('draft.talk.c1')).toBe('他又来了');
    keep.dropOf('zhou');
    expect(keep.countOf('zhou')).toBe(0);
  });
});
