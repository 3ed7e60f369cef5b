/**
 * What is kept of the request that a connection began with, and for how long. Socket.IO keeps all of it as long as the
 * page stays: its streams, its headers twice, the token. Of ten thousand pages that is a tenth of what they hold.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';

type EngineSocket = Socket['conn'];
const QUERY = {};
const OVER = { auth: {}, headers: {} } as Socket['handshake'];

/**
 * Before the upgrade: Engine.IO's stand-in for an answer, the last that was added, waits for the end of the line and holds
 * the request. Whoever waited before it has a reason: an answer that is still owed on this line ends with it.
 */
export function forgetConnection({ socket }: IncomingMessage): void {
  const standIn = socket.rawListeners('close').at(-1);
  if (standIn) socket.removeListener('close', standIn as () => void);
}

/** After it: another namespace of the same connection may still ask who comes, whence and in which language. */
export function rememberRequest(connection: EngineSocket): void {
  const { origin, cookie, 'accept-language': language } = connection.request.headers;
  const headers = {
    ...(origin !== undefined && { origin }),
    ...(cookie !== undefined && { cookie }),
    ...(language !== undefined && { 'accept-language': language }),
  };
  // What Socket.IO itself reads of it.
  const kept = { headers, url: '', _query: QUERY, connection: {} };
  Object.assign(connection, { request: kept as unknown as IncomingMessage });
}

/** Once it is known who comes nobody asks for it, and the token is no more of this process's memory than it must be. */
export const forgetHandshake = (socket: Socket): void => void Object.assign(socket, { handshake: OVER });
