/** What a door is: who checks the payload, what it costs of the allowance, and the deed behind it. */
import type { Type } from '@nestjs/common';
import { NothingDto } from '../duty/duty.dto.js';
import type { CommandActor } from '../kernel/actor.js';
import type { ClientEvents, Namespace } from '../protocol/events.js';
import type { Allowance } from '../realtime/message-limits.js';

export interface Door<Payload extends object, Data> {
  dto: Type<Payload>;
  /** null: not counted. */
  allowance: Allowance | null;
  perform: (asker: CommandActor, payload: Payload) => Promise<Data>;
}
export type DoorsOf<N extends Namespace> = {
  readonly [E in keyof ClientEvents[N]]: ClientEvents[N][E] extends [infer P extends object, infer D]
    ? Door<P, D>
    : never;
};

export const door = <P extends object, D>(
  type: Type<P>,
  perform: (asker: CommandActor, payload: P) => Promise<D>,
  allowance: Allowance | null = 'message',
): Door<P, D> => ({ dto: type, allowance, perform });

/** For deeds that answer nothing but that they were done. */
export const nothing = async (deed: Promise<unknown>): Promise<Record<string, never>> => {
  await deed;
  return {};
};
export const NONE = NothingDto as Type<Record<string, never>>;
