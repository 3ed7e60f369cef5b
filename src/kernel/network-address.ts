/** One place on the network: an IPv4 address however it is written, or the /64 that one household or office is given. */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

const NETWORK_PARTS = 4;

export function networkKey(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIP(bare)) return address;
  const one = ipaddr.process(bare);
  if (one.kind() === 'ipv4') return one.toString();
  const { parts } = one as ipaddr.IPv6;
  return `${parts
    .slice(0, NETWORK_PARTS)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
