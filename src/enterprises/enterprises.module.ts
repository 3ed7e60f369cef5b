import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { EnterpriseListQuery } from './enterprise-list.query.js';
import { EnterprisesController } from './enterprises.controller.js';
import { EnterprisesService } from './enterprises.service.js';

@Module({
  imports: [DirectoryModule, RealtimeModule],
  controllers: [EnterprisesController],
  providers: [EnterprisesService, EnterpriseListQuery],
  exports: [EnterpriseListQuery],
})
export class EnterprisesModule {}
