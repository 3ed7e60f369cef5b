/**
 * The process beside the hub in which pictures are encoded anew, one after another. It knows nothing of the hub: no key,
 * no database, no address. Where the hub is gone it goes too, and where a picture takes too much memory it ends itself.
 */
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { SystemClock } from '../kernel/clock.js';
import { lowerPriority } from '../kernel/process-priority.js';
import { encodePicture, limitSharp } from './encode-picture.js';
import { PIECE_BYTES, type FromPictureProcess, type ToPictureProcess } from './picture-messages.js';

/** Bytes of the whole process; above the first it ends, above the second it asks to be ended after its picture. */
const MOST_MEMORY = 700 * 1024 * 1024;
const MUCH_MEMORY = 300 * 1024 * 1024;
/** Milliseconds. */
const LOOK_EVERY = 50;

process.once('disconnect', () => process.exit(1));
limitSharp();
giveWay();
new SystemClock().every(LOOK_EVERY, () => {
  if (process.memoryUsage.rss() > MOST_MEMORY) process.exit(1);
});

let pieces: Uint8Array[] = [];
let rest: Uint8Array = Buffer.alloc(0);
process.on('message', (message: ToPictureProcess) => {
  if ('begin' in message) pieces = [];
  else if ('piece' in message) pieces.push(message.piece);
  else if ('encode' in message) void encode();
  else give();
});

async function encode(): Promise<void> {
  const bytes = Buffer.concat(pieces);
  pieces = [];
  const made = await encodePicture(bytes);
  if (typeof made === 'string') return tell({ refused: made });
  const { width, height } = made;
  rest = made.bytes;
  tell({ encoded: { width, height } });
}

function give(): void {
  const piece = rest.subarray(0, PIECE_BYTES);
  rest = rest.subarray(piece.length);
  if (piece.length) tell({ piece });
  else tell({ piece: null, full: process.memoryUsage.rss() > MUCH_MEMORY });
}

function tell(message: FromPictureProcess): void {
  process.send?.(message);
}

/** Rings go before pictures, and where memory runs out this process is the one to go. */
function giveWay(): void {
  lowerPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Not on every system.
  }
}
