/** Which addresses are nobody else's business to be sent to: those inside private networks, and what leads there. */
import { isIP } from 'node:net';
import { promisify } from 'node:util';
import { lookup } from 'node:dns';
import ipaddr from 'ipaddr.js';

/** What is given out to networks at all; the rest of IPv6 leads nowhere that a notice could be for. */
const GIVEN_OUT = ipaddr.parseCIDR('2000::/3');

/** An IPv4 address written as an IPv6 one is the IPv4 one. */
const read = (address: string) => (isIP(address) ? ipaddr.process(address) : undefined);

/** Everything but what IANA has given out for the whole Internet: translators and tunnels, which hold an IPv4 address, too. */
export const isPrivate = (address: string): boolean => {
  const one = read(address);
  if (one?.range() !== 'unicast') return true;
  return one.kind() === 'ipv6' && !one.match(GIVEN_OUT);
};

/** What the administrator wrote: `10.1.2.3`, `10.0.0.0/8`, `fd00::/8`, or a host name. */
export const isAddressAllowance = (entry: string): boolean => {
  const [address = '', prefix, ...rest] = entry.split('/');
  const version = isIP(address);
  if (!version) return prefix === undefined && /^(?=.{1,253}$)[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(entry);
  if (prefix === undefined) return true;
  return !rest.length && /^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128);
};

/** @param host as in an address; @param address what it means, itself where it is one */
export function allows(allowed: readonly string[], host: string, address: string): boolean {
  const one = read(address);
  return allowed.filter(isAddressAllowance).some((entry) => {
    const [base = '', prefix] = entry.split('/');
    const at = read(base);
    if (!at) return base.toLowerCase() === host.toLowerCase();
    if (one?.kind() !== at.kind()) return false;
    // `::ffff:10.0.0.0/104` is `10.0.0.0/8`.
    const mapped = isIP(base) === 6 && at.kind() === 'ipv4';
    const whole = at.kind() === 'ipv4' ? 32 : 128;
    const bits = prefix === undefined ? whole : Number(prefix) - (mapped ? 96 : 0);
    return bits >= 0 && one.match(at, bits);
  });
}

export class ForbiddenAddressError extends Error {}
const resolve = promisify(lookup);

/**
 * The address to connect to, to be used for this connection and no other: what the name says a moment later counts
 * for nothing.
 * @param host as it stands in an address, IPv6 without brackets
 * @throws ForbiddenAddressError where any of its addresses is private and not allowed
 */
export async function pinnedLookup(
  host: string,
  allowed: readonly string[],
  ask: (host: string) => Promise<{ address: string; family: number }[]> = (h) => resolve(h, { all: true }),
): Promise<{ address: string; family: number }> {
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await ask(host);
  for (const { address } of found)
    if (isPrivate(address) && !allows(allowed, host, address)) throw new ForbiddenAddressError(host);
  const [first] = found;
  if (!first) throw new Error('the name has no address');
  return first;
}
