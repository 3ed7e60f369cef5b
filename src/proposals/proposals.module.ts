import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ProposalsController } from './proposals.controller.js';
import { Proposals } from './proposals.js';
import { ProposalSweep } from './sweep.js';

@Module({
  imports: [DirectoryModule],
  controllers: [ProposalsController],
  providers: [Proposals, ProposalSweep],
})
export class ProposalsModule {}
