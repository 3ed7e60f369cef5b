/**
 * How long an upload may take: twenty megabytes on a slow line take ten minutes and are to come through; a line on which
 * nothing comes any more, or that drips for ever, is let go.
 */
import type { IncomingMessage } from 'node:http';
import type { Clock, Timer } from '../kernel/clock.js';
import { markPatient } from '../kernel/input/patient-requests.js';
import { MINUTE, SECOND } from '../protocol/time/durations.js';

const LOOK_EVERY = 5 * SECOND;
export const UPLOAD_PATIENCE = { quiet: 30 * SECOND, whole: 20 * MINUTE } as const;

/** @param most bytes that are read at all: so much is heard to its end before it is refused */
export function watchUpload(clock: Clock, request: IncomingMessage, most: number): Timer {
  markPatient(request);
  const { socket } = request;
  const [begun, from] = [clock.now(), socket.bytesRead];
  let [heard, heardAt] = [from, begun];
  return clock.every(LOOK_EVERY, () => {
    const now = clock.now();
    if (socket.bytesRead > heard) [heard, heardAt] = [socket.bytesRead, now];
    const isOver =
      now - heardAt >= UPLOAD_PATIENCE.quiet || now - begun >= UPLOAD_PATIENCE.whole || heard - from > most;
    if (isOver && !request.complete) request.destroy();
  });
}
