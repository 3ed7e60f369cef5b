import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { CampaignCountsQuery } from './campaign-counts.query.js';
import { CampaignMarksService } from './campaign-marks.service.js';
import { CampaignsController } from './campaigns.controller.js';
import { CampaignsQuery } from './campaigns.query.js';
import { CampaignsService } from './campaigns.service.js';

@Module({
  imports: [DirectoryModule],
  controllers: [CampaignsController],
  providers: [CampaignsQuery, CampaignCountsQuery, CampaignsService, CampaignMarksService],
})
export class CampaignsModule {}
