import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { HubInfoController } from './hub-info.controller.js';

@Module({
  imports: [DirectoryModule],
  controllers: [HubInfoController],
})
export class DemoModule {}
