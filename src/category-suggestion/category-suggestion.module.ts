import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { CategoryModels } from './category-models.cache.js';
import { CategorySuggestionsController } from './category-suggestions.controller.js';
import { LessonSweep } from './lessons/lesson-sweep.js';

@Module({
  imports: [DirectoryModule, RealtimeModule],
  controllers: [CategorySuggestionsController],
  providers: [CategoryModels, LessonSweep],
})
export class CategorySuggestionModule {}
