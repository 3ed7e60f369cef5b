/** Pages on this node that are in a video call: their peers are kept alive from here, for as long as they are connected. */
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';

@Injectable()
export class LivePages {
  /** Each with the video calls that it is in: it may begin another before it hears that the one before is over. */
  private readonly pages = new Map<string, Set<string>>();
  private readonly heard = new WeakSet<Socket>();

  get ids(): string[] {
    return [...this.pages.keys()];
  }
  /** @param gone once, also where it is gone already */
  hold(socket: Socket, videoId: string, gone: (socketId: string) => void): void {
    const { id } = socket;
    if (!socket.connected) return gone(id);
    const before = this.pages.get(id);
    if (before) return void before.add(videoId);
    this.pages.set(id, new Set([videoId]));
    if (this.heard.has(socket)) return;
    this.heard.add(socket);
    socket.once('disconnect', () => {
      this.pages.delete(id);
      gone(id);
    });
  }
  /** It is in that one no more, and goes on in any other. */
  release(id: string, videoId: string): void {
    const page = this.pages.get(id);
    if (page?.delete(videoId) && !page.size) this.pages.delete(id);
  }
  /** It is in none any more. */
  forget(id: string): void {
    this.pages.delete(id);
  }
}
