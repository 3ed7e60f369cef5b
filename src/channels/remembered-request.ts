/**
 * What is kept of the request that a connection began with, and for how long. Socket.IO keeps all of it as long as the
 * page stays: its streams, its headers twice, the token. Of ten thousand pages that is a tenth of what they hold.
 */
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';

type EngineSocket = Socket['conn'];
const QUERY = {};
const OVER = { auth: {}, headers: {} } as Socket['handshake'];

/** Before the upgrade: whoever waits for the end of the HTTP connection holds the request, and nobody need wait any more. */
export const forgetConnection = ({ socket }: IncomingMessage): void =>
  void socket.removeAllListeners('close');

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
