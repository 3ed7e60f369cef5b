import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import { RingProofs } from './rings.js';

@ApiTags('calls')
@Controller('calls')
export class ProofController {
  constructor(private readonly proofs: RingProofs) {}

  /** What each ring reached: every ring for coordinators, their own for officers. */
  @Get(':id/rings')
  rings(@Who() actor: Actor, @Param('id') id: string) {
    return this.proofs.of(actor, id);
  }
}
