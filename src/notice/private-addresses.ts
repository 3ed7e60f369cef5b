/** Which addresses are nobody else's business to be sent to: those inside private networks, and what leads there. */
import { BlockList, isIP } from 'node:net';
import { promisify } from 'node:util';
import { lookup } from 'node:dns';

const PRIVATE: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];
const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
const blocked = new BlockList();
for (const [address, prefix] of PRIVATE) blocked.addSubnet(address, prefix, family(address));

/** An IPv4 address written as an IPv6 one is the IPv4 one. */
const plain = (address: string): string => {
  const mapped = new URL(`http://[${isIP(address) === 6 ? address : '::'}]/`).hostname;
  const [, high, low] = /^\[::ffff:([0-9a-f]+):([0-9a-f]+)\]$/.exec(mapped) ?? [];
  if (high === undefined || low === undefined) return address;
  const bits = [parseInt(high, 16), parseInt(low, 16)].flatMap((n) => [n >> 8, n & 255]);
  return bits.join('.');
};

export const isPrivate = (address: string): boolean => {
  const one = plain(address);
  return isIP(one) === 0 || blocked.check(one, family(one));
};

/** What the administrator wrote: `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`, or a host name. */
export const isAllowance = (entry: string): boolean => {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (!version) return prefix === undefined && /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(entry);
  if (prefix === undefined) return true;
  return !rest.length && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
};

function allows(allowed: readonly string[], host: string, address: string): boolean {
  const list = new BlockList();
  const one = plain(address);
  for (const entry of allowed.filter(isAllowance)) {
    const [base = '', prefix] = entry.split('/');
    if (!isIP(base)) {
      if (base.toLowerCase() === host.toLowerCase()) return true;
    } else if (prefix === undefined) list.addAddress(plain(base), family(plain(base)));
    else list.addSubnet(base, Number(prefix), family(base));
  }
  return list.check(one, family(one));
}

export class ForbiddenAddress extends Error {}
const resolve = promisify(lookup);

/**
 * The address to connect to, to be used for this connection and no other: what the name says a moment later counts
 * for nothing.
 * @param host as it stands in an address, IPv6 without brackets
 * @throws ForbiddenAddress where any of its addresses is private and not allowed
 */
export async function pinned(
  host: string,
  allowed: readonly string[],
  ask: (host: string) => Promise<{ address: string; family: number }[]> = (h) => resolve(h, { all: true }),
): Promise<{ address: string; family: number }> {
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await ask(host);
  for (const { address } of found)
    if (isPrivate(address) && !allows(allowed, host, address)) throw new ForbiddenAddress(host);
  const [first] = found;
  if (!first) throw new Error('the name has no address');
  return first;
}
