/**
 * What every gateway carries beside `@WebSocketGateway`: its events are counted against an allowance, and every refusal
 * becomes an ack. The guard and the pipe are those of HTTP, and global.
 */
import { applyDecorators, UseFilters, UseInterceptors } from '@nestjs/common';
import { AckFilter } from '../realtime/ack.filter.js';
import { AllowanceInterceptor } from './allowance.interceptor.js';

export const Acknowledged = () =>
  applyDecorators(UseInterceptors(AllowanceInterceptor), UseFilters(AckFilter));
