/**
 * npm run restore -- --from FILE [--aside]: brings back what was backed up, or from a folder the tail and what it goes
 * on from. All of it is looked at before anything is
 * touched; what stands in the place is left alone, or renamed with --aside.
 */
import 'reflect-metadata';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { asTyped, countText, instantText, runCommand } from './backup/command.js';
import { restoreArchive, type Restored } from './backup/restore/restore-archive.js';
import { restoreTail } from './backup/restore/restore-tail.js';
import { commandFailureText } from './command-failure-text.js';
import { programVersion } from './program-version.js';
import { SCHEMA } from './schema.js';

const usage = (): never => {
  process.stderr.write(
    'Write npm run restore -- --from FILE, and --aside where a database stands in its place.\n',
  );
  process.exit(1);
};
const asked = (): { from?: string; aside?: boolean } => {
  try {
    return parseArgs({ options: { from: { type: 'string' }, aside: { type: 'boolean' } } }).values as {
      from?: string;
      aside?: boolean;
    };
  } catch {
    return usage();
  }
};
const { from: named, aside = false } = asked();
const from = asTyped(named || usage());

/** A second place: the tail lies in a folder, an archive is a file. */
const isFolder = statSync(from, { throwIfNoEntry: false })?.isDirectory() === true;

const said = ({ calls, until, madeAt, version, files, aside: moved, difference }: Restored): string[] => [
  ...(moved === undefined ? [] : [`What stood there is now ${moved}.`]),
  `Restored from ${from}, made ${instantText(madeAt)} by version ${version}: ${countText(calls, 'call')}, until ${instantText(until)}.`,
  `Files: ${files.brought} brought back, ${files.there} were there already${files.missing.length ? `, ${files.missing.length} were missing when the backup was made` : ''}.`,
  difference === undefined
    ? 'Every page was looked at, and the journal gives the sums that are kept.'
    : `Every page was looked at. The sums differ from the journal (${difference}): run npm run rebuild -- --mend.`,
  'Start the hub now.',
];

await runCommand({
  failed: 'Nothing was restored',
  path: from,
  schema: SCHEMA,
  version: programVersion(),
  explain: commandFailureText,
  work: (tools) => (isFolder ? restoreTail : restoreArchive)(from, aside, tools),
  said,
});
