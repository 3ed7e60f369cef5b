import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { ResidentService } from './resident.service.js';
import { ResidentWordsService } from './resident-words.service.js';
import { ResidentsController, SlipsController } from './residents.controller.js';
import { ResidentStateQuery } from './resident-state.query.js';
import { ClosingTextsSweep } from './texts/closing-texts.sweep.js';
import { ResidentTextsService } from './texts/resident-texts.service.js';
import { TextAnswersService } from './texts/text-answers.service.js';
import { SlipService } from './slip.service.js';

@Module({
  imports: [CallsModule, DeskModule, DirectoryModule, RealtimeModule],
  controllers: [SlipsController, ResidentsController],
  providers: [
    ClosingTextsSweep,
    ResidentService,
    ResidentStateQuery,
    ResidentTextsService,
    ResidentWordsService,
    SlipService,
    TextAnswersService,
  ],
  exports: [ResidentService, TextAnswersService],
})
export class ResidentsModule {}
