import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { KnowledgeModule } from '../knowledge/knowledge.module.js';
import { WordIndexModule } from '../word-index/word-index.module.js';
import { FindArticlesQuery } from './find-articles.query.js';
import { FindCallsQuery } from './find-calls.query.js';
import { FindPeopleQuery } from './find-people.query.js';
import { SearchController } from './search.controller.js';

@Module({
  imports: [CallsModule, DeskModule, DirectoryModule, KnowledgeModule, WordIndexModule],
  controllers: [SearchController],
  providers: [FindCallsQuery, FindPeopleQuery, FindArticlesQuery],
})
export class SearchModule {}
