/**
 * What one deed tells one page goes out in one write: its answer, and what follows it in the same turn of the loop. A
 * write costs the kernel more than the words in it, and as much again where they are read. For pages that ask for it:
 * the frames are the same in the same order, but a program that begins to listen once it was answered would miss what
 * came with the answer.
 */
import type { Socket } from 'socket.io';

type Connection = Socket['conn'];
/** What engine.io has and its types do not say. */
interface Flushing {
  flush(): void;
  transport: { writable: boolean; socket?: { _socket?: { cork(): void; uncork(): void } } };
}
interface Engine {
  on(event: 'flush' | 'drain', heard: (connection: Connection, frames?: readonly unknown[]) => void): unknown;
}
const inside = (connection: Connection) => connection as unknown as Flushing;
const lineOf = (connection: Connection) => inside(connection).transport.socket?._socket;

export class OneWrite {
  private readonly asked = new WeakSet<Connection>();

  /** Frames that are flushed together are written together. */
  constructor(engine: Engine) {
    engine.on('flush', (connection, frames) => {
      if (frames && frames.length > 1 && this.asked.has(connection)) lineOf(connection)?.cork();
    });
    engine.on('drain', (connection) => {
      if (this.asked.has(connection)) lineOf(connection)?.uncork();
    });
  }

  /** Asked for when the page connects. */
  join({ handshake, conn }: Pick<Socket, 'conn'> & { handshake: Pick<Socket['handshake'], 'auth'> }): void {
    if (handshake.auth.merged === true) this.asked.add(conn);
  }

  /** What the page is told waits for the end of this turn, unless something is on its way to it already. */
  hold(connection: Connection): void {
    const { transport } = inside(connection);
    if (!this.asked.has(connection) || !transport.writable) return;
    transport.writable = false;
    setImmediate(() => {
      transport.writable = true;
      inside(connection).flush();
    });
  }
}
