/** Nest's decorator with the contract's types: the compiler refuses a payload or an answer that the event does not have. */
import { SubscribeMessage as Subscribe } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import type { CommandActor } from '../kernel/actor.js';
import type { ClientEvents, Namespace } from '../protocol/events.js';

type EventIn<N extends Namespace> = keyof ClientEvents[N] & string;
type Event = { [N in Namespace]: EventIn<N> }[Namespace];
type HandlerIn<N extends Namespace, E> =
  E extends EventIn<N>
    ? ClientEvents[N][E] extends [infer Payload, infer Data]
      ? (asker: CommandActor, payload: Payload, page: Socket) => Promise<Data>
      : never
    : never;
type HandlerOf<E> = { [N in Namespace]: HandlerIn<N, E> }[Namespace];

/** The handler takes the asker and the payload, and the page where it minds which; it answers the data of the ack. */
export const SubscribeMessage =
  <E extends Event>(event: E) =>
  <H extends HandlerOf<E>>(target: object, key: string, descriptor: TypedPropertyDescriptor<H>): void =>
    void Subscribe(event)(target, key, descriptor);
