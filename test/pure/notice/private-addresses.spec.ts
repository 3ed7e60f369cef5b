import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ForbiddenAddress, isAllowance, isPrivate, pinned } from '../../../src/notice/private-addresses.js';

const resolving =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('addresses inside private networks', () => {
  test.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:169.254.169.254',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1',
    'fd00:ec2::254',
    'fc00::1',
    'ff02::1',
    'not an address',
  ])('%s', (address) => expect(isPrivate(address)).toBe(true));
  test.each(['1.1.1.1', '8.8.8.8', '172.32.0.1', '223.5.5.5', '2400:3200::1', '::ffff:8.8.8.8'])(
    'but not %s',
    (address) => expect(isPrivate(address)).toBe(false),
  );
  test('an IPv4 address is the same in its IPv6 clothes', () => {
    fc.assert(fc.property(fc.ipV4(), (v4) => expect(isPrivate(`::ffff:${v4}`)).toBe(isPrivate(v4))));
  });
});

test('a name of which one address is private is refused, whatever the others are', async () => {
  await expect(pinned('a.example', [], resolving('1.1.1.1', '10.0.0.1'))).rejects.toThrow(ForbiddenAddress);
  await expect(pinned('a.example', [], resolving('1.1.1.1', 'fd00::1'))).rejects.toThrow(ForbiddenAddress);
  expect(await pinned('a.example', [], resolving('1.1.1.1', '8.8.8.8'))).toEqual({
    address: '1.1.1.1',
    family: 4,
  });
});
test('what the administrator allows may be reached: a name, an address, a range', async () => {
  for (const allowed of ['hook.lan', '10.1.2.3', '10.1.0.0/16', '10.0.0.0/8'])
    expect(await pinned('hook.lan', [allowed], resolving('10.1.2.3'))).toMatchObject({ address: '10.1.2.3' });
  for (const allowed of ['other.lan', '10.1.2.4', '10.2.0.0/16', 'fd00::/8'])
    await expect(pinned('hook.lan', [allowed], resolving('10.1.2.3'))).rejects.toThrow(ForbiddenAddress);
  expect(await pinned('::ffff:10.1.2.3', ['10.1.0.0/16'])).toMatchObject({ family: 6 });
  expect(await pinned('fd00::5', ['fd00::/8'])).toMatchObject({ address: 'fd00::5' });
});
test('what may stand in the list', () => {
  for (const entry of ['10.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1', 'hook.lan', 'HOOK'])
    expect([entry, isAllowance(entry)]).toEqual([entry, true]);
  for (const entry of [
    '',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    'fd00::/129',
    'http://x',
    'a b',
    'x/8',
    '10.0.0.0/',
  ])
    expect([entry, isAllowance(entry)]).toEqual([entry, false]);
});
