import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { HubController } from './hub.controller.js';

@Module({
  imports: [DirectoryModule],
  controllers: [HubController],
})
export class DemoModule {}
