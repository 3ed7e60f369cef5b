/**
 * The floor: the least that a ring can cost. A bare Socket.IO server that makes one fsynced SQLite commit
 * for each raise and emits one ring; where it is asked to, a timer ends each ring with one more commit, whoever comes is
 * given a snapshot of so many bytes, and a raise is told to all who look. No sessions, no rules, no journal.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const db = new Database(process.env.FLOOR_DATABASE);
db.pragma('synchronous = FULL');
db.pragma('journal_mode = WAL');
db.exec(
  'create table if not exists raise (id text primary key, at integer not null, worker text not null) without rowid',
);
const end = db.prepare('update raise set at = ? where id = ?');
const insert = db.prepare('insert into raise (id, at, worker) values (?, ?, ?)');

const http = createServer();
// Whoever is dead is noticed as soon as by Yihu.
const PING = { pingInterval: 5000, pingTimeout: 5000 };
const io = new Server(http, { transports: ['websocket'], serveClient: false, ...PING });
const officers = Number(process.env.FLOOR_OFFICERS);
const lapses = process.env.FLOOR_LAPSES === '1';
const RING_MILLISECONDS = 25_000;
const text = (bytes) => 'x'.repeat(Number(bytes));
const snapshot = process.env.FLOOR_SNAPSHOT && { text: text(process.env.FLOOR_SNAPSHOT) };
const change = process.env.FLOOR_CHANGE && { text: text(process.env.FLOOR_CHANGE) };
let next = 0;

const welcome = (socket) => snapshot && socket.emit('snapshot', snapshot);
io.of('/coordination').on('connection', welcome);
io.of('/procuratorate').on('connection', (socket) => {
  void socket.join(`officer:${socket.handshake.auth.token}`);
  socket.on('offer:received', (_payload, ack) => ack({ ok: true, data: {} }));
  welcome(socket);
});
io.of('/community').on('connection', (socket) => {
  if (change) void socket.join('all');
  welcome(socket);
  socket.on('call:raise', (payload, ack) => {
    const id = randomUUID();
    const now = Date.now();
    insert.run(id, now, payload.clientCallId);
    const room = io.of('/procuratorate').to(`officer:${next++ % officers}`);
    const ring = {
      id: randomUUID(),
      call: { id },
      expiresAt: new Date(now + RING_MILLISECONDS).toISOString(),
    };
    room.emit('offer:ring', ring);
    if (lapses)
      setTimeout(() => {
        end.run(Date.now(), id);
        io.of('/procuratorate')
          .to(`officer:${officers - 1}`)
          .emit('offer:ended', { id: ring.id });
      }, RING_MILLISECONDS);
    ack({ ok: true, data: { id } });
    if (change)
      io.of('/community')
        .to('all')
        .emit('call:changed', { id, ...change });
  });
});
http.listen(Number(process.env.PORT ?? 0), '127.0.0.1', () =>
  process.stdout.write(`listens on http://localhost:${http.address().port}\n`),
);
process.on('SIGTERM', () => process.exit(0));
