/** What a shared device keeps in the browser: whose it is, and as whom it may go out. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { keep } from '../../../client/src/storage/keep.js';
import { KEY_BYTES, sealBy } from '../../../client/src/storage/seal.js';
import { authorFor, goes } from '../../../client/src/pages/community/raise/goes-out.js';

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

/** As a browser's: its keys are its own properties. */
const emptyStorage = () => {
  const methods = {
    getItem: (key: string) => (store as Record<string, string>)[key] ?? null,
    setItem: (key: string, value: string) => void ((store as Record<string, string>)[key] = value),
    removeItem: (key: string) => void delete (store as Record<string, string>)[key],
  };
  const store: object = Object.create(methods);
  Object.defineProperty(globalThis, 'localStorage', { value: store, configurable: true });
  keep.scope('');
};

describe('drafts', () => {
  beforeEach(emptyStorage);
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

describe('on the disk, words', () => {
  const said = '欧阳女士说了一半 📞';
  let key: Uint8Array | undefined;
  const place = {
    read: () => key,
    write: (fresh: Uint8Array) => void (key = fresh),
    drop: () => void (key = undefined),
  };
  const disk = () => Object.fromEntries(Object.entries(localStorage as object)) as Record<string, string>;
  const onto = (stored: Record<string, string>) => {
    for (const [at, value] of Object.entries(stored)) localStorage.setItem(at, value);
  };
  beforeEach(() => {
    emptyStorage();
    key = undefined;
    keep.sealWith(sealBy(place));
  });
  test('are sealed, those on their way too; what nobody wrote is not', () => {
    keep.set('draft.talk.c1', said);
    keep.write('unsent.c1', [{ text: said }]);
    keep.scope('zhou');
    keep.set('draft.talk.c2', said);
    keep.set('lang', 'zh');
    expect(JSON.stringify(disk())).not.toContain('欧阳');
    expect(disk()).toMatchObject({ 'yihu.lang': 'zh' });
    expect(key).toHaveLength(KEY_BYTES);
    expect(keep.get('draft.talk.c2')).toBe(said);
    keep.scope('');
    expect([keep.get('draft.talk.c1'), keep.read('unsent.c1')]).toEqual([said, [{ text: said }]]);
  });
  test('of before are sealed at once', () => {
    onto({ 'yihu.draft.talk.c1': said, 'yihu.of.zhou.draft.talk.c1': said });
    keep.sealWith(sealBy(place));
    expect(JSON.stringify(disk())).not.toContain('欧阳');
    expect(keep.get('draft.talk.c1')).toBe(said);
  });
  test('that were dropped can be read by nobody who finds them in the log; another’s still by them', () => {
    keep.set('draft.talk.c1', said);
    const log = disk();
    keep.scope('zhou');
    keep.set('draft.talk.c1', '周的');
    keep.scope('');
    keep.dropAll('draft.');
    onto(log);
    expect(keep.get('draft.talk.c1')).toBeNull();
    keep.scope('zhou');
    expect(keep.get('draft.talk.c1')).toBe('周的');
    keep.dropOf('zhou');
    keep.scope('');
    keep.dropAll('draft.');
    expect([key, disk()]).toEqual([undefined, {}]);
  });
  test('that were moved to another place, changed or cut are not read', () => {
    keep.set('draft.talk.c1', said);
    const stored = disk()['yihu.draft.talk.c1']!;
    const put = (at: string, text: string) => {
      onto({ [`yihu.${at}`]: text });
      return keep.get(at);
    };
    expect(put('draft.talk.c2', stored)).toBeNull();
    expect(put('draft.talk.c1', stored.slice(0, -4))).toBeNull();
    expect(
      put('draft.talk.c1', `${stored.slice(0, 20)}${stored[20] === 'A' ? 'B' : 'A'}${stored.slice(21)}`),
    ).toBeNull();
    expect(put('draft.talk.c1', 'sealed1.')).toBeNull();
    expect(put('draft.talk.c1', 'sealed1.?')).toBeNull();
    expect(put('draft.talk.c1', stored)).toBe(said);
  });
});
