import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { RingProof } from '../protocol/calls/ring.js';
import { RingProofsQuery } from './ring-proofs.query.js';

@ApiTags('calls')
@Controller('calls')
export class RingProofsController {
  constructor(private readonly proofs: RingProofsQuery) {}

  /** Lists what each ring of a call reached. Every ring for coordinators, their own for officers. */
  @Get(':id/rings')
  rings(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<{ items: RingProof[] }> {
    return this.proofs.of(actor, id);
  }
}
