/** The command beside the hub, of low priority and bounded memory: it copies, seals and looks, and the hub goes on. */
import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { keyFileOf, type Config } from '../kernel/config.js';
import type { CommandMessage } from './command.js';
import type { BackupResult } from './make-backup.js';
import { BackupFailure } from './backup-failure.js';

/** Beside this folder where the hub runs as it is built; tests run it from its source. */
const ENTRY = ['../backup.main.js', '../../dist/backup.main.js']
  .map((path) => fileURLToPath(new URL(path, import.meta.url)))
  .find(existsSync);
const MEMORY = ['--max-old-space-size=256', '--max-semi-space-size=4'];
const MOST_SAID = 2000;

type Settings = Pick<Config, 'database' | 'keyFile' | 'files' | 'fileStore'>;
export interface BackupProcess {
  child: ChildProcess;
  /** @throws BackupFailure with the sentence that it said */
  made: Promise<BackupResult>;
}

/** @param args what the command is asked, as `--to FILE` */
export function startBackup(config: Settings, args: readonly string[]): BackupProcess {
  if (ENTRY === undefined) throw new BackupFailure('the hub is not built');
  const child = fork(ENTRY, [...args], {
    execArgv: MEMORY,
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      ...settings(config),
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr!.on('data', (text: Buffer) => (said = `${said}${String(text)}`.slice(-MOST_SAID)));
  const made = new Promise<BackupResult>((resolve, reject) => {
    let message: CommandMessage<BackupResult> | undefined;
    child.on('message', (heard: CommandMessage<BackupResult>) => (message = heard));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (message && 'result' in message) return resolve(message.result);
      reject(
        new BackupFailure(message?.failure ?? `its process ended with ${code ?? signal} ${said}`.trim()),
      );
    });
  });
  made.catch(() => undefined);
  return { child, made };
}

/** As the command reads them. */
function settings({ database, keyFile, files, fileStore }: Settings): Record<string, string> {
  return {
    DATABASE_URL: database.kind === 'sqlite' ? `sqlite:${database.path}` : database.url,
    YIHU_KEY_FILE: keyFileOf({ database, keyFile }),
    YIHU_FILES: files,
    ...(fileStore.kind === 'folder'
      ? { YIHU_FILE_STORE: fileStore.path }
      : {
          YIHU_FILE_STORE: fileStore.address,
          YIHU_S3_REGION: fileStore.region,
          YIHU_S3_ACCESS_KEY: fileStore.accessKey,
          YIHU_S3_SECRET_KEY: fileStore.secretKey,
        }),
  };
}
