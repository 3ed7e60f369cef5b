/** The one place that decides what keeps the files: what the settings name. */
import { Module } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { Seal } from '../kernel/seal/seal.js';
import { FileStore } from './file-store.js';
import { FileStoreHealth, KEEPER } from './file-store-health.js';
import { FolderKeeper } from './folder-keeper.js';
import type { Keeper } from './keeper.js';
import { S3Keeper } from './s3-keeper.js';
import { SealedFileStore } from './sealed-file-store.js';

export const keeperFor = ({ fileStore, files }: Pick<Config, 'fileStore' | 'files'>, clock: Clock): Keeper =>
  fileStore.kind === 'folder'
    ? new FolderKeeper(fileStore.path, clock)
    : new S3Keeper(fileStore, files, clock);

@Module({
  providers: [
    { provide: KEEPER, inject: [CONFIG, Clock], useFactory: keeperFor },
    {
      provide: FileStore,
      inject: [Seal, KEEPER],
      useFactory: (seal: Seal, keeper: Keeper) => new SealedFileStore(seal, keeper),
    },
    FileStoreHealth,
  ],
  exports: [KEEPER, FileStore, FileStoreHealth],
})
export class FileStoreModule {}
