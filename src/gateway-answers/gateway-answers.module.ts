import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { GatewayAnswersController } from './gateway-answers.controller.js';
import { GatewayAnswersService } from './gateway-answers.service.js';
import { GatewayAnswersSweep } from './gateway-answers.sweep.js';

@Module({
  imports: [DirectoryModule, ResidentsModule],
  controllers: [GatewayAnswersController],
  providers: [GatewayAnswersService, GatewayAnswersSweep],
})
export class GatewayAnswersModule {}
