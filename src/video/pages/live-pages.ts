/** Pages on this node that are in a video call: their peers are kept alive from here, for as long as they are connected. */
import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';

@Injectable()
export class LivePages {
  private readonly pages = new Set<string>();

  get ids(): string[] {
    return [...this.pages];
  }
  /** @param gone once, also where it is gone already */
  hold(socket: Socket, gone: (socketId: string) => void): void {
    const { id } = socket;
    if (!socket.connected) return gone(id);
    if (this.pages.has(id)) return;
    this.pages.add(id);
    socket.once('disconnect', () => {
      this.pages.delete(id);
      gone(id);
    });
  }
  /** It is in none any more. */
  release(id: string): void {
    this.pages.delete(id);
  }
}
