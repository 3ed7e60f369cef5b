import { Module } from '@nestjs/common';
import { HoursLedgerService } from './hours-ledger.service.js';

@Module({
  providers: [HoursLedgerService],
  exports: [HoursLedgerService],
})
export class LedgerModule {}
