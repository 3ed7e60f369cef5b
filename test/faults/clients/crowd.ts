/**
 * A process of pages that are only open, as `node crowd.ts SETTINGS.json`: they come back by the pages' own rules
 * (client/src/hub/channel.ts), and each time one has its snapshot again it is written down.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { io } from 'socket.io-client';

interface Settings {
  file: string;
  bases: string[];
  people: { id: string; token: string }[];
  /** Of each. */
  pages: number;
}
const settings = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as Settings;
let open = 0;
const wanted = settings.people.length * settings.pages;
const seats = settings.people.flatMap((p) => Array.from({ length: settings.pages }, () => p));

/** The first time they come one after the other; back they come as they like. */
const AT_ONCE = 25;
let begun = 0;
const more = () => {
  while (begun < seats.length && begun - open < AT_ONCE) begin(begun++);
};

function begin(i: number): void {
  const person = seats[i]!;
  const socket = io(`${settings.bases[i % settings.bases.length]}/community`, {
    auth: { token: person.token },
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 200,
    reconnectionDelayMax: 2000,
    timeout: 8000,
  });
  let leftAt: number | undefined;
  let known = false;
  socket.on('disconnect', () => (leftAt ??= Date.now()));
  // The namespace said no, which ends it for the library: the page asks why and comes again.
  socket.on('connect_error', () => {
    if (!socket.active) setTimeout(() => socket.connect(), 2000);
  });
  socket.on('snapshot', () => {
    const at = Date.now();
    if (leftAt === undefined && !known) {
      known = true;
      open += 1;
      more();
      if (open === wanted) process.send!('ready');
    } else if (leftAt !== undefined)
      appendFileSync(
        settings.file,
        `${JSON.stringify({ at, t: 'back', who: person.id, event: 'snapshot', key: '', ms: at - leftAt })}\n`,
      );
    leftAt = undefined;
  });
}
more();
// What is asked of clients that deed: these have nothing under way.
process.on('message', (told: string) => {
  if (told === 'end') process.exit();
  process.send!(told);
});
process.once('disconnect', () => process.exit());
