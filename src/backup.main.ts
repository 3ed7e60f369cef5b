/**
 * npm run backup -- --to FILE: one archive of the database and the files of conversations, sealed with the hub's keys,
 * which are not in it. The hub may run. Exits 0 only where the archive was brought back and looked at.
 */
import 'reflect-metadata';
import { constants } from 'node:os';
import { parseArgs } from 'node:util';
import { asTyped, countText, instantText, runCommand } from './backup/command.js';
import { makeBackup, type BackupResult } from './backup/make-backup.js';
import { inMegabytes } from './backup/progress.js';
import { commandFailureText } from './command-failure-text.js';
import { lowerPriority } from './kernel/process-priority.js';
import { programVersion } from './program-version.js';
import { SCHEMA } from './schema.js';

const usage = (): never => {
  process.stderr.write('Write npm run backup -- --to FILE: FILE is made, and must not be there yet.\n');
  process.exit(1);
};
interface Asked {
  to?: string;
  /** For the tail: which generation and segment. */
  'base-of'?: string;
}
const asked = (): Asked => {
  try {
    return parseArgs({ options: { to: { type: 'string' }, 'base-of': { type: 'string' } } }).values as Asked;
  } catch {
    return usage();
  }
};
const { to: named, 'base-of': baseOf } = asked();
const to = asTyped(named || usage());

const said = ({ bytes, calls, until, files, missing, warnings }: BackupResult): string[] => [
  `Backed up to ${to} (${inMegabytes(bytes)}): ${countText(calls, 'call')}, until ${instantText(until)}, ${countText(files, 'file')}. It was brought back and looked at.`,
  ...(missing.length
    ? [
        `${countText(missing.length, 'file')} that messages name ${missing.length === 1 ? 'is' : 'are'} not in the file store: ${missing.slice(0, 5).join(', ')}.`,
      ]
    : []),
  ...warnings.map((warning) => `Note: ${warning}.`),
  'The key file is not in it: keep that apart, nothing opens without it.',
];

// A ring goes first.
lowerPriority(constants.priority.PRIORITY_LOW);
await runCommand({
  failed: 'No backup was made',
  path: to,
  schema: SCHEMA,
  version: programVersion(),
  explain: commandFailureText,
  work: (tools) => makeBackup(to, tools, { ...(baseOf !== undefined && { baseOf }) }),
  said,
});
