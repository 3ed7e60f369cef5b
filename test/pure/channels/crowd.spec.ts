import { EventEmitter } from 'node:events';
import { expect, test } from '@jest/globals';
import { Crowd, MOST_SOCKETS } from '../../../src/realtime/crowd.js';

const ends = () => {
  const emitter = new EventEmitter();
  return {
    emitter,
    on: [[emitter, 'close'] as [EventEmitter, string], [emitter, 'disconnect'] as [EventEmitter, string]],
  };
};
const fill = (crowd: Crowd, address: (i: number) => string) => {
  let let_in = 0;
  for (let i = 0; i < MOST_SOCKETS.address + 100; i++)
    if (crowd.enter('address', address(i), ends().on)) let_in += 1;
  return let_in;
};

test('an address has its sockets, however it is written, and its neighbour has others', () => {
  const crowd = new Crowd(true);
  expect(fill(crowd, (i) => (i % 2 ? '203.0.113.7' : '::ffff:203.0.113.7'))).toBe(MOST_SOCKETS.address);
  expect(crowd.enter('address', '203.0.113.8', ends().on)).toBe(true);
  expect(fill(crowd, (i) => `2001:db8:1:2::${i.toString(16)}`)).toBe(MOST_SOCKETS.address);
  expect(crowd.enter('address', '2001:db8:1:3::1', ends().on)).toBe(true);
});
test('a proxy on this machine that does not say whom it brings shuts nobody out', () => {
  for (const here of ['127.0.0.1', '::ffff:127.0.0.1', '::1', ''])
    expect(fill(new Crowd(true), () => here)).toBe(MOST_SOCKETS.address + 100);
});
test('a place is given back once, whatever ends first', () => {
  const crowd = new Crowd(true);
  const first = ends();
  crowd.enter('account', 'li', first.on);
  for (let i = 1; i < MOST_SOCKETS.account; i++) crowd.enter('account', 'li', ends().on);
  expect(crowd.enter('account', 'li', ends().on)).toBe(false);
  first.emitter.emit('disconnect');
  expect(crowd.enter('account', 'li', ends().on)).toBe(true);
  first.emitter.emit('close');
  expect(crowd.enter('account', 'li', ends().on)).toBe(false);
});
test('in a demo without limits everybody is let in', () => {
  expect(fill(new Crowd(false), () => '203.0.113.7')).toBe(MOST_SOCKETS.address + 100);
});
