import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';
import { ProposalSweep } from './proposal-sweep.js';

@Module({
  imports: [DirectoryModule],
  controllers: [ProposalsController],
  providers: [ProposalsService, ProposalSweep],
})
export class ProposalsModule {}
