import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { QuickRepliesController } from './quick-replies.controller.js';
import { QuickRepliesService } from './quick-replies.service.js';

@Module({
  imports: [DirectoryModule],
  controllers: [QuickRepliesController],
  providers: [QuickRepliesService],
})
export class QuickRepliesModule {}
