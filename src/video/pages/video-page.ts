/** The page from which somebody speaks: a person may have several, and is in a video call with one. */
import type { Socket } from 'socket.io';
import type { Namespace } from '../../protocol/events.js';

export type VideoNamespace = Exclude<Namespace, 'coordination'>;
export interface VideoPage {
  namespace: VideoNamespace;
  socketId: string;
}
export const pageOf = (namespace: VideoNamespace, { id }: Pick<Socket, 'id'>): VideoPage => ({
  namespace,
  socketId: id,
});
