import { defineAsyncComponent, type Component } from 'vue';
import { enterRoom } from './index';
import type { Room } from './rooms';

/** A part that comes with words of a room of its own. */
export const withWords = <C extends Component>(room: Room, part: () => Promise<{ default: C }>) =>
  defineAsyncComponent(async () => {
    await enterRoom(room);
    return part();
  });
