import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { NoticesModule } from '../notices/notices.module.js';
import { ArticleDesk } from './article-desk.js';
import { ArticleNoticesService } from './article-notices.service.js';
import { ArticleSweep } from './article-sweep.js';
import { ArticleViews } from './article.view.js';
import { ArticlesCache } from './articles.cache.js';
import { ArticlesController } from './articles.controller.js';
import { ArticlesQuery } from './articles.query.js';
import { ArticlesService } from './articles.service.js';
import { CallArticlesController } from './suggested/call-articles.controller.js';
import { CallArticlesQuery } from './suggested/call-articles.query.js';

@Module({
  imports: [DeskModule, DirectoryModule, NoticesModule],
  controllers: [ArticlesController, CallArticlesController],
  providers: [
    ArticleDesk,
    ArticleNoticesService,
    ArticleSweep,
    ArticleViews,
    ArticlesCache,
    ArticlesQuery,
    ArticlesService,
    CallArticlesQuery,
  ],
  exports: [ArticlesQuery],
})
export class KnowledgeModule {}
