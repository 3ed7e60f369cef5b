/** Who may read the figures: a program of this machine, and whoever bears the token. They tell much about a unit, though no name. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A proxy on this machine asks from loopback for people who are not here. */
const PASSED_ON =
  /^(forwarded|via|x-forwarded.*|x-real-ip|(x-|true-|x-cluster-)?client-ip|cf-connecting-ip)$/;
const LOOPBACK = /^(::ffff:)?127\.|^::1$/;

const digest = (text: string) => createHash('sha256').update(text).digest();

/** @param token undefined: nobody beyond this machine may */
export function canReadMetrics(
  { socket, headers }: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
  token: string | undefined,
): boolean {
  const shown = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token !== undefined && shown !== undefined && timingSafeEqual(digest(shown), digest(token)))
    return true;
  return (
    LOOPBACK.test(socket.remoteAddress ?? '') && !Object.keys(headers).some((name) => PASSED_ON.test(name))
  );
}
