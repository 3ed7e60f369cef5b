/** A device of the hub's own: a real connection by the hub's own address, with a token that is nobody's account. */
import type { Socket } from 'socket.io-client';
import type { Ack } from '../../protocol/answers.js';

const PATIENCE = 10_000;

export class ProbeDevice {
  private constructor(private readonly socket: Socket) {}

  /** @throws Error where it is not let in */
  static async connect(
    url: string,
    token: string,
    heard: (event: string, payload: unknown) => void,
  ): Promise<ProbeDevice> {
    // Not with the hub: it starts sooner.
    const { io } = await import('socket.io-client');
    const socket = io(`${url}/procuratorate`, {
      auth: { token },
      transports: ['websocket'],
      forceNew: true,
      reconnection: false,
      timeout: PATIENCE,
    });
    socket.onAny(heard);
    return new Promise((resolve, reject) => {
      socket.once('connect', () => resolve(new ProbeDevice(socket)));
      const refused = (error: Error) => {
        socket.disconnect();
        reject(error);
      };
      socket.once('connect_error', refused);
      // The line came up and went before anybody was let in.
      socket.once('disconnect', (reason) => refused(new Error(reason)));
    });
  }

  /** @throws Error where it is refused or not answered */
  async ask(event: string, payload: object): Promise<void> {
    const ack = (await this.socket.timeout(PATIENCE).emitWithAck(event, payload)) as Ack<unknown>;
    if (!ack.ok) throw new Error(`${event}: ${ack.error.code}`);
  }

  close(): void {
    this.socket.offAny();
    this.socket.disconnect();
  }
}
