/**
 * How long a file may be on its way: twenty megabytes on a slow line take ten minutes and are to come through; a line on
 * which nothing moves any more, or that drips for ever, is let go.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../kernel/clock.js';
import { markPatient } from '../kernel/input/patient-requests.js';
import { HOUR, MINUTE, SECOND } from '../protocol/time/durations.js';

const LOOK_EVERY = 5 * SECOND;
interface Patience {
  quiet: number;
  whole: number;
}
const UPLOAD: Patience = { quiet: 30 * SECOND, whole: 20 * MINUTE };
/** A player that rests asks for the rest by a range later. */
const DOWNLOAD: Patience = { quiet: 2 * MINUTE, whole: HOUR };

/** @param most bytes that are read at all: so much is heard to its end before it is refused */
export function watchUpload(clock: Clock, request: IncomingMessage, most: number): void {
  markPatient(request);
  const { socket } = request;
  const from = socket.bytesRead;
  watch(clock, request, UPLOAD, () => (request.complete ? undefined : socket.bytesRead - from), most);
}

/** Whoever stops reading would hold the file open. */
export function watchDownload(clock: Clock, response: ServerResponse): void {
  watch(clock, response, DOWNLOAD, () => response.socket?.bytesWritten);
}

/** @param moved how many bytes by now; undefined once there are no more to come */
function watch(
  clock: Clock,
  line: IncomingMessage | ServerResponse,
  { quiet, whole }: Patience,
  moved: () => number | undefined,
  most = Infinity,
): void {
  const begun = clock.now();
  let [last, lastAt] = [moved() ?? 0, begun];
  const timer = clock.every(LOOK_EVERY, () => {
    const now = clock.now();
    const bytes = moved();
    if (bytes === undefined) return timer.cancel();
    if (bytes > last) [last, lastAt] = [bytes, now];
    if (now - lastAt >= quiet || now - begun >= whole || bytes > most) line.destroy();
  });
  line.once('close', () => timer.cancel());
}
