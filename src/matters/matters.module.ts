import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { MatterQuery } from './matter.query.js';
import { MattersController } from './matters.controller.js';
import { MattersService } from './matters.service.js';

@Module({
  imports: [CallsModule, DeskModule],
  controllers: [MattersController],
  providers: [MatterQuery, MattersService],
  exports: [MattersService],
})
export class MattersModule {}
