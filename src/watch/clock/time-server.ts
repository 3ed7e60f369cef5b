/** What time a time server says it is: one question of the simple form of NTP (RFC 4330), only where a setting names one. */
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Clock } from '../../kernel/clock.js';

const BYTES = 48;
/** Version 4, asked by a client. */
const QUESTION = 0x23;
/** From 1900 to 1970, in seconds. */
const EPOCH = 2_208_988_800;
/** A stratum of 0 is a refusal, above 15 it has no time itself. */
const WORST_STRATUM = 15;

/** @returns milliseconds since 1970. @throws Error where nothing of use is answered in time */
export function askTimeServer(
  server: { host: string; port: number },
  clock: Clock,
  milliseconds: number,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket(isIPv6(server.host) ? 'udp6' : 'udp4');
    const timer = clock.at(clock.now() + milliseconds, () => done(new Error('no answer')));
    const done = (answer: number | Error) => {
      timer.cancel();
      socket.close();
      if (typeof answer === 'number') resolve(answer);
      else reject(answer);
    };
    socket.once('error', done);
    socket.once('message', (said) => done(timeIn(said)));
    socket.connect(server.port, server.host, (error?: Error) => {
      if (error) return done(error);
      const question = Buffer.alloc(BYTES);
      question[0] = QUESTION;
      socket.send(question);
    });
  });
}

export function timeIn(said: Buffer): number | Error {
  const stratum = said[1] ?? 0;
  if (said.length < BYTES || stratum < 1 || stratum > WORST_STRATUM) return new Error('no time');
  return (said.readUInt32BE(40) - EPOCH) * 1000 + (said.readUInt32BE(44) * 1000) / 2 ** 32;
}
