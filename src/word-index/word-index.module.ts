import { Module } from '@nestjs/common';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { Seal } from '../kernel/seal/seal.js';
import { IndexSweepService } from './index-sweep.service.js';
import { TokenKeys } from './store/token-keys.js';
import { WordSearchQuery } from './word-search.query.js';

@Module({
  imports: [DeskModule, DirectoryModule],
  providers: [
    { provide: TokenKeys, useFactory: (seal: Seal) => new TokenKeys(seal), inject: [Seal] },
    IndexSweepService,
    WordSearchQuery,
  ],
  exports: [WordSearchQuery],
})
export class WordIndexModule {}
