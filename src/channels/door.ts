/** What a door is: who checks the payload, what it costs of the allowance, and the deed behind it. */
import type { Type } from '@nestjs/common';
import { NothingDto } from '../duty/duty.dto.js';
import type { Asker } from '../kernel/actor.js';
import type { Asks, Namespace } from '../protocol/channels.js';
import type { Allowance } from '../realtime/limits.js';

export interface Door<Payload extends object, Data> {
  dto: Type<Payload>;
  /** null: not counted. */
  allowance: Allowance | null;
  perform: (asker: Asker, payload: Payload) => Promise<Data>;
}
export type DoorsOf<N extends Namespace> = {
  readonly [E in keyof Asks[N]]: Asks[N][E] extends [infer P extends object, infer D] ? Door<P, D> : never;
};

export const door = <P extends object, D>(
  type: Type<P>,
  perform: (asker: Asker, payload: P) => Promise<D>,
  allowance: Allowance | null = 'message',
): Door<P, D> => ({ dto: type, allowance, perform });

/** For deeds that answer nothing but that they were done. */
export const nothing = async (deed: Promise<unknown>): Promise<Record<string, never>> => {
  await deed;
  return {};
};
export const NONE = NothingDto as Type<Record<string, never>>;
