import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { ResidentService } from './resident.service.js';
import { ResidentWordsService } from './resident-words.service.js';
import { ResidentsController, SlipsController } from './residents.controller.js';
import { SlipService } from './slip.service.js';

@Module({
  imports: [DeskModule, DirectoryModule, RealtimeModule],
  controllers: [SlipsController, ResidentsController],
  providers: [ResidentService, ResidentWordsService, SlipService],
  exports: [ResidentService],
})
export class ResidentsModule {}
