import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DeskModule } from '../desk/desk.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { FileStoreModule } from '../file-store/file-store.module.js';
import { PicturesModule } from '../pictures/pictures.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { FileIntakeService } from './file-intake.service.js';
import { FileReadingService } from './file-reading.service.js';
import { FileSendingService } from './file-sending.service.js';
import { FileUploadService } from './file-upload.service.js';
import { FilesController } from './files.controller.js';
import { FilesSweep } from './files-sweep.js';

@Module({
  imports: [AccessModule, DeskModule, DirectoryModule, FileStoreModule, PicturesModule, RealtimeModule],
  controllers: [FilesController],
  providers: [FileIntakeService, FileReadingService, FileSendingService, FileUploadService, FilesSweep],
})
export class FilesModule {}
