import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import { RingProofsQuery } from './ring-proofs.query.js';

@ApiTags('calls')
@Controller('calls')
export class ProofController {
  constructor(private readonly proofs: RingProofsQuery) {}

  /** What each ring reached: every ring for coordinators, their own for officers. */
  @Get(':id/rings')
  rings(@CurrentActor() actor: Actor, @Param('id') id: string) {
    return this.proofs.of(actor, id);
  }
}
