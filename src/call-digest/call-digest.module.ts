import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { CallDigestController } from './call-digest.controller.js';
import { CallDigestQuery } from './call-digest.query.js';

@Module({
  imports: [DeskModule, DirectoryModule],
  controllers: [CallDigestController],
  providers: [CallDigestQuery],
})
export class CallDigestModule {}
