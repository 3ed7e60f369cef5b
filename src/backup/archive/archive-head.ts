/**
 * The line that an archive begins with, readable by anybody: what it is, which form it has, and with which keys it was
 * sealed, so that a wrong key file is told from a damaged archive.
 */
import type { Seal } from '../../kernel/seal/seal.js';
import { BackupFailure } from '../backup-failure.js';

export const FORM = 1;
const KEYS_SHOWN = 22;
const LINE = /^YIHU-BACKUP (\d{1,6}) ([\w-]{22})\n$/;
export const HEAD_LINE_BYTES = 'YIHU-BACKUP 000001 '.length + KEYS_SHOWN + 1;
/** What the seal is bound to: an archive is opened as nothing else. */
export const ARCHIVE_PLACE = `backup:${FORM}`;

const keysOf = (seal: Pick<Seal, 'index'>) => seal.index('backup', 'which keys').slice(0, KEYS_SHOWN);

export const headLine = (seal: Pick<Seal, 'index'>): Buffer =>
  Buffer.from(`YIHU-BACKUP ${String(FORM).padStart(6, '0')} ${keysOf(seal)}\n`);

/** @throws BackupFailure naming what is wrong */
export function checkHeadLine(line: Buffer, path: string, keyFile: string, seal: Pick<Seal, 'index'>): void {
  const found = LINE.exec(line.toString('latin1'));
  if (!found) throw new BackupFailure(`${path} is no backup of Yihu, or its beginning is damaged`);
  if (Number(found[1]) > FORM)
    throw new BackupFailure(
      `${path} was made by a newer Yihu, which this one cannot read: restore it with the version that made it`,
    );
  if (found[2] !== keysOf(seal))
    throw new BackupFailure(
      `${path} was sealed with other keys than those in ${keyFile}: bring back the key file of the hub that made it`,
    );
}
