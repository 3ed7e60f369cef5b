import { Module } from '@nestjs/common';
import { AccountViewsService } from './people/account-views.service.js';
import { AuditService } from './people/audit.service.js';
import { DirectoryChangesService } from './directory-changes.service.js';
import { Directory } from './directory.js';

@Module({
  providers: [AccountViewsService, AuditService, Directory, DirectoryChangesService],
  exports: [Directory, AuditService, DirectoryChangesService, AccountViewsService],
})
export class DirectoryModule {}
