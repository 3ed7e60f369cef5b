import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ReviewsController } from './reviews.controller.js';
import { ReviewsQuery } from './reviews.query.js';
import { ReviewsService } from './reviews.service.js';
import { ReviewsSweep } from './reviews-sweep.js';

@Module({
  imports: [DeskModule, DirectoryModule, NoticesModule],
  controllers: [ReviewsController],
  providers: [ReviewsQuery, ReviewsService, ReviewsSweep],
})
export class ReviewsModule {}
