import { Module } from '@nestjs/common';
import { SheetReader } from './sheet-reader.js';

@Module({
  providers: [SheetReader],
  exports: [SheetReader],
})
export class SheetsModule {}
