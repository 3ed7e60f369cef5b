import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  ForbiddenAddressError,
  isAddressAllowance,
  isPrivate,
  pinnedLookup,
} from '../../../src/notice/private-addresses.js';

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
    // An IPv4 address in every writing that IPv6 has for it: mapped, compatible, translated, 6to4, Teredo, ISATAP's prefix.
    '::ffff:0:10.0.0.1',
    '::10.0.0.1',
    '::ffff:0a00:0001',
    '0:0:0:0:0:ffff:10.0.0.1',
    '64:ff9b::10.0.0.1',
    '64:ff9b:1::10.0.0.1',
    '64:ff9b:1:a00:0:100::',
    '2001:0:7f00:1::',
    '2002:a00:1::1',
    // Documentation, of 2024 too, benchmarking, segment routing, discard, site-local, and what nobody was given.
    '3fff::1',
    '3fff:fff:ffff::1',
    '2001:db8::1',
    '2001:2::1',
    '5f00::1',
    '100::1',
    'fec0::1',
    '4000::1',
    '::2',
    '192.0.0.170',
    '203.0.113.9',
    '240.0.0.1',
    'not an address',
  ])('%s', (address) => expect(isPrivate(address)).toBe(true));
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '172.32.0.1',
    '223.5.5.5',
    '2400:3200::1',
    '240e::1',
    '3ffe:ffff::1',
    '::ffff:8.8.8.8',
    '::FFFF:0808:0808',
  ])('but not %s', (address) => expect(isPrivate(address)).toBe(false));
  test('an IPv4 address is the same in its IPv6 clothes', () => {
    fc.assert(fc.property(fc.ipV4(), (v4) => expect(isPrivate(`::ffff:${v4}`)).toBe(isPrivate(v4))));
  });
});

test('a name of which one address is private is refused, whatever the others are', async () => {
  await expect(pinnedLookup('a.example', [], resolving('1.1.1.1', '10.0.0.1'))).rejects.toThrow(
    ForbiddenAddressError,
  );
  await expect(pinnedLookup('a.example', [], resolving('1.1.1.1', 'fd00::1'))).rejects.toThrow(
    ForbiddenAddressError,
  );
  expect(await pinnedLookup('a.example', [], resolving('1.1.1.1', '8.8.8.8'))).toEqual({
    address: '1.1.1.1',
    family: 4,
  });
});
test('what the administrator allows may be reached: a name, an address, a range', async () => {
  for (const allowed of ['hook.lan', '10.1.2.3', '10.1.0.0/16', '10.0.0.0/8'])
    expect(await pinnedLookup('hook.lan', [allowed], resolving('10.1.2.3'))).toMatchObject({
      address: '10.1.2.3',
    });
  for (const allowed of ['other.lan', '10.1.2.4', '10.2.0.0/16', 'fd00::/8'])
    await expect(pinnedLookup('hook.lan', [allowed], resolving('10.1.2.3'))).rejects.toThrow(
      ForbiddenAddressError,
    );
  for (const allowed of ['::ffff:10.1.2.3', '::ffff:10.1.0.0/112', 'HOOK.lan'])
    expect(await pinnedLookup('hook.lan', [allowed], resolving('10.1.2.3'))).toMatchObject({
      address: '10.1.2.3',
    });
  for (const allowed of ['::ffff:10.2.0.0/112', '::/0', '::ffff:10.1.2.3/8'])
    await expect(pinnedLookup('hook.lan', [allowed], resolving('10.1.2.3'))).rejects.toThrow(
      ForbiddenAddressError,
    );
  expect(await pinnedLookup('::ffff:10.1.2.3', ['10.1.0.0/16'])).toMatchObject({ family: 6 });
  expect(await pinnedLookup('fd00::5', ['fd00::/8'])).toMatchObject({ address: 'fd00::5' });
});
test('what may stand in the list', () => {
  for (const entry of ['10.0.0.1', '10.0.0.0/8', 'fd00::/8', '::1', 'hook.lan', 'HOOK'])
    expect([entry, isAddressAllowance(entry)]).toEqual([entry, true]);
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
    expect([entry, isAddressAllowance(entry)]).toEqual([entry, false]);
});
