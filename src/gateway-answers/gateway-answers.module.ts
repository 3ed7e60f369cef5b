import { Module } from '@nestjs/common';
import { CallsModule } from '../calls/calls.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ResidentsModule } from '../residents/residents.module.js';
import { GatewayAnswersController } from './gateway-answers.controller.js';
import { GatewayAnswersService } from './gateway-answers.service.js';
import { GatewayAnswersSweep } from './gateway-answers.sweep.js';
import { RingAnswersService } from './ring-answers.service.js';

@Module({
  imports: [CallsModule, DirectoryModule, ResidentsModule],
  controllers: [GatewayAnswersController],
  providers: [RingAnswersService, GatewayAnswersService, GatewayAnswersSweep],
})
export class GatewayAnswersModule {}
