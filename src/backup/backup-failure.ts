/** Why a backup or a restore came to nothing, in one sentence for whoever runs the hub. */
export class BackupFailure extends Error {}

const FULL = /^(ENOSPC|EDQUOT|EFBIG|SQLITE_FULL)/;
const FORBIDDEN = /^(EACCES|EPERM|EROFS|SQLITE_READONLY|SQLITE_CANTOPEN)/;
const MISSING = /^(ENOENT|ENOTDIR)/;

/** @param where a path, as its reader knows it */
export function failureText(error: unknown, where: string): string {
  if (error instanceof BackupFailure) return error.message;
  const { code, message } = error as { code?: unknown; message?: unknown };
  const said = String(code ?? '');
  if (FULL.test(said)) return `there is no room left at ${where}: make room, or name another place`;
  if (FORBIDDEN.test(said))
    return `${where} cannot be read or written: run this as the hub's user, or name another place`;
  if (MISSING.test(said)) return `${where} is not there: correct it, or make its folder`;
  if (said === 'EEXIST') return `${where} is there already, and nothing is overwritten: name another one`;
  const [line = ''] = String(message ?? error).split('\n');
  return `${where}: ${line}`;
}
