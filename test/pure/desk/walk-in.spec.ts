/** What the form of a walk-in asks, sends, and offers as the place. */
import { expect, test } from '@jest/globals';
import {
  blankWalkIn,
  placesToChoose,
  walkInBody,
  wrongInWalkIn,
} from '../../../client/src/pages/desk/walk-in/walk-in.js';

const place = (id: string, name: string, street: string, liaison?: string) => ({ id, name, street, liaison });
const PLACES = [
  place('c1', '彩塔街社区', '浑河湾街道'),
  place('c2', '沙岗社区', '浑河湾街道', 'wang'),
  place('c3', '丰乐社区', '新华街道', 'zhao'),
];
const names = (asked: { self?: string; chosen?: string; words?: string; read?: ReadonlySet<string> }) =>
  placesToChoose(PLACES, { self: 'wang', chosen: '', words: '', ...asked }).map(({ id }) => id);

test("one's own communities stand there, and the chosen one; words find any by its name or its subdistrict's", () => {
  expect(names({})).toEqual(['c2']);
  expect(names({ chosen: 'c1' })).toEqual(['c1', 'c2']);
  expect(names({ chosen: 'c2' })).toEqual(['c2']);
  expect(names({ self: 'chen' })).toEqual([]);
  expect(names({ words: ' 丰乐 ' })).toEqual(['c3']);
  expect(names({ words: '浑河' })).toEqual(['c1', 'c2']);
  expect(names({ words: '没有' })).toEqual([]);
  expect(names({ words: 'shagang', read: new Set(['c2']) })).toEqual(['c2']);
  expect(names({ read: new Set(['c1']) })).toEqual(['c2']);
});

test('a community is needed, a ground where a name or a telephone is kept, and no more', () => {
  const form = blankWalkIn('k', null);
  expect(wrongInWalkIn(form)).toEqual({ community: true });
  const there = { ...form, communityId: 'c1' };
  expect(wrongInWalkIn(there)).toEqual({});
  expect(wrongInWalkIn({ ...there, name: '张桂兰' })).toEqual({ basis: true });
  expect(wrongInWalkIn({ ...there, phone: '不是', basis: 'consent' })).toEqual({ phone: true });
  // No guardian is asked for consent where they may be who did it.
  expect(wrongInWalkIn({ ...there, name: '小张', basis: 'guardian_consent', category: 'minors' })).toEqual({
    basis: true,
  });
  expect(wrongInWalkIn({ ...there, summary: '长'.repeat(5000) })).toEqual({ summary: true });
});

test('what is sent says that somebody walked in, and nothing that was left empty', () => {
  const there = { ...blankWalkIn('k', null), communityId: 'c1' };
  expect(walkInBody(there)).toEqual({ desk: true, communityId: 'c1', category: 'other', urgency: 'normal' });
  expect(walkInBody({ ...there, place: 'office' })).toMatchObject({ desk: true, deskPlace: 'office' });
  expect(
    walkInBody({ ...there, summary: ' 欠薪 ', name: '张桂兰 ', phone: '13900139000', basis: 'consent' }),
  ).toEqual({
    desk: true,
    communityId: 'c1',
    category: 'other',
    urgency: 'normal',
    summary: '欠薪',
    resident: { basis: 'consent', name: '张桂兰', phone: '13900139000' },
  });
});
