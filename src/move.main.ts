/**
 * npm run move -- --from URL --to URL: moves a hub from SQLite to PostgreSQL or back. The source must be stopped and
 * stays as it is. Prints last `moved: N tables, N rows, equal`, and exits 0 only then.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { SystemClock } from './kernel/clock.js';
import { keyFileOf, readConfig, UnsafeSettingsError, type Config } from './kernel/config.js';
import { move, NotEqual } from './move/move.js';
import { startFailureText } from './ops/start-failure-text.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Nothing that is sealed is opened: of the environment only where files lie is asked. */
const settingsOf = (url: string): Config =>
  readConfig({
    DATABASE_URL: url,
    YIHU_DEMO: '1',
    YIHU_KEY_FILE: process.env['YIHU_KEY_FILE'],
    YIHU_FILES: process.env['YIHU_FILES'],
    YIHU_FILE_STORE: process.env['YIHU_FILE_STORE'],
    YIHU_S3_REGION: process.env['YIHU_S3_REGION'],
    YIHU_S3_ACCESS_KEY: process.env['YIHU_S3_ACCESS_KEY'],
    YIHU_S3_SECRET_KEY: process.env['YIHU_S3_SECRET_KEY'],
  });

function asked(): { from: string; to: string } {
  const { values } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
  if (!values.from || !values.to)
    throw new UnsafeSettingsError(
      'say what is moved where: npm run move -- --from sqlite:data/var/yihu.sqlite --to postgres://user:password@host:port/database',
    );
  return { from: values.from, to: values.to };
}

/** What stands outside the database. */
function sayWhatElse(from: Config): void {
  const files =
    from.fileStore.kind === 'folder'
      ? `the files of conversations in ${from.fileStore.path} (YIHU_FILE_STORE)`
      : 'the bucket of the files, which stays where it is (YIHU_FILE_STORE)';
  say(`Start the hub with DATABASE_URL set to the target, and bring along what is not in a database:`);
  say(`  the key file ${keyFileOf(from)} (YIHU_KEY_FILE): without it nothing that is sealed can be read`);
  say(`  ${files}`);
  say(`  papers and exports of the last days in ${from.files} (YIHU_FILES), or ask for them anew`);
}

try {
  const { from, to } = asked();
  const settings = { from: settingsOf(from), to: settingsOf(to) };
  const clock = new SystemClock();
  const { tables, rows, difference } = await move({
    from: settings.from.database,
    to: settings.to.database,
    now: () => clock.now(),
    say,
  });
  sayWhatElse(settings.from);
  if (difference !== undefined)
    say(`rebuild finds in both alike: ${difference}; npm run rebuild -- --mend adds what is missing`);
  say(`moved: ${tables} tables, ${rows} rows, equal`);
} catch (error) {
  const said = error instanceof NotEqual ? error.message : startFailureText(error, '');
  process.stderr.write(`Not moved: ${said}\n`);
  if (process.env['LOG_LEVEL'] === 'debug' && error instanceof Error)
    process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
}
