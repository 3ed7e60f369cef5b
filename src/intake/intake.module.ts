import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { IntakeController } from './intake.controller.js';
import { IntakeService } from './intake.service.js';
import { KnownSourceService } from './known-source.service.js';
import { SignersService } from './signers.service.js';
import { SourceViews } from './source.view.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

/** 其他渠道: hotlines that hand over, buttons on a wall, dialled numbers. */
@Module({
  imports: [CallsModule, DeskModule, DirectoryModule],
  controllers: [IntakeController, SourcesController],
  providers: [IntakeService, KnownSourceService, SignersService, SourceViews, SourcesService],
})
export class IntakeModule {}
