/**
 * What every gateway carries beside `@WebSocketGateway`: its events are counted against an allowance, and every refusal
 * becomes an ack. The access guard and the pipe are those of HTTP, and global.
 */
import { applyDecorators, UseFilters, UseGuards } from '@nestjs/common';
import { AckFilter } from '../realtime/ack.filter.js';
import { AllowanceGuard } from './allowance.guard.js';

export const Acknowledged = () => applyDecorators(UseGuards(AllowanceGuard), UseFilters(AckFilter));
