import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { CapController } from './cap.controller.js';
import { CapService } from './cap.service.js';
import { WagesQuery } from './wages.query.js';
import { WagesService } from './wages.service.js';

@Module({
  imports: [DirectoryModule],
  controllers: [CapController],
  providers: [CapService, WagesService, WagesQuery],
  exports: [CapService],
})
export class CapModule {}
