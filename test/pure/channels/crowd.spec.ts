import { expect, test } from '@jest/globals';
import { SocketLimit, MAX_SOCKETS } from '../../../src/realtime/socket-limit.js';

const fill = (crowd: SocketLimit, address: (i: number) => string) => {
  let let_in = 0;
  for (let i = 0; i < MAX_SOCKETS.address + 100; i++) if (crowd.enter('address', address(i))) let_in += 1;
  return let_in;
};

test('an address has its sockets, however it is written, and its neighbour has others', () => {
  const crowd = new SocketLimit(true);
  expect(fill(crowd, (i) => (i % 2 ? '203.0.113.7' : '::ffff:203.0.113.7'))).toBe(MAX_SOCKETS.address);
  expect(crowd.enter('address', '203.0.113.8')).toBe(true);
  expect(fill(crowd, (i) => `2001:db8:1:2::${i.toString(16)}`)).toBe(MAX_SOCKETS.address);
  expect(crowd.enter('address', '2001:db8:1:3::1')).toBe(true);
});
test('a proxy on this machine that does not say whom it brings shuts nobody out', () => {
  for (const here of ['127.0.0.1', '::ffff:127.0.0.1', '::1', ''])
    expect(fill(new SocketLimit(true), () => here)).toBe(MAX_SOCKETS.address + 100);
});
test('a place that is given back is the next one’s, and no other is', () => {
  const crowd = new SocketLimit(true);
  for (let i = 0; i < MAX_SOCKETS.account; i++) crowd.enter('account', 'li');
  expect(crowd.enter('account', 'li')).toBe(false);
  crowd.leave('account', 'wang');
  expect(crowd.enter('account', 'li')).toBe(false);
  crowd.leave('account', 'li');
  expect(crowd.enter('account', 'li')).toBe(true);
  expect(crowd.enter('account', 'li')).toBe(false);
});
test('in a demo without limits everybody is let in', () => {
  expect(fill(new SocketLimit(false), () => '203.0.113.7')).toBe(MAX_SOCKETS.address + 100);
});
