import { Module } from '@nestjs/common';
import { SheetReader } from './reader.js';

@Module({
  providers: [SheetReader],
  exports: [SheetReader],
})
export class SheetsModule {}
