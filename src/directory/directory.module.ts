import { Module } from '@nestjs/common';
import { AccountBook } from './account-book.js';
import { Audit } from './audit.js';
import { Changes } from './changes.js';
import { Directory } from './directory.js';

@Module({
  providers: [AccountBook, Audit, Directory, Changes],
  exports: [Directory, Audit, Changes, AccountBook],
})
export class DirectoryModule {}
