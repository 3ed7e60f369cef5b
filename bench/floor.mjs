/**
 * The floor: the least that a ring can cost. A bare Socket.IO server that makes one fsynced SQLite commit
 * for each raise and emits one ring. No sessions, no rules, no journal.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const db = new Database(process.env.FLOOR_DATABASE);
db.pragma('synchronous = FULL');
db.pragma('journal_mode = WAL');
db.exec('create table raise (id text primary key, at integer not null, worker text not null) without rowid');
const insert = db.prepare('insert into raise (id, at, worker) values (?, ?, ?)');

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
const officers = Number(process.env.FLOOR_OFFICERS);
let next = 0;

io.of('/procuratorate').on(
  'connection',
  (socket) => void socket.join(`officer:${socket.handshake.auth.token}`),
);
io.of('/community').on('connection', (socket) => {
  socket.on('call:raise', (payload, ack) => {
    const id = randomUUID();
    insert.run(id, Date.now(), payload.clientCallId);
    io.of('/procuratorate')
      .to(`officer:${next++ % officers}`)
      .emit('offer:ring', { id: randomUUID(), call: { id } });
    ack({ ok: true, data: { id } });
  });
});
http.listen(0, '127.0.0.1', () =>
  process.stdout.write(`listens on http://localhost:${http.address().port}\n`),
);
process.on('SIGTERM', () => process.exit(0));
