import { Module } from '@nestjs/common';
import { DirectoryModule } from '../../directory/directory.module.js';
import { ResidentsModule } from '../residents.module.js';
import { ResidentPageController } from './resident-page.controller.js';

@Module({
  imports: [DirectoryModule, ResidentsModule],
  controllers: [ResidentPageController],
})
export class ResidentPageModule {}
