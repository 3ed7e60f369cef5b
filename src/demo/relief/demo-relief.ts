/** The demo's year of relief, each part of it by its own services. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { enterDemoReliefBases } from './demo-relief-bases.js';
import { enterDemoWages } from './demo-wages.js';

export interface ReliefCast {
  coordinator: CommandActor;
  officers: readonly CommandActor[];
}

/** @param until when the demo is opened */
export async function fillRelief(
  app: INestApplicationContext,
  { coordinator }: ReliefCast,
  until: number,
): Promise<void> {
  await enterDemoWages(app, coordinator.unitId, until);
  await enterDemoReliefBases(app, coordinator, until);
}
