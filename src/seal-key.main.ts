/**
 * npm run seal-key -- --add SUITE, then --use ID: adds a sealing key to the key file, and makes one the key that seals
 * what is new. Two steps, so that every node knows a key before one of them seals with it.
 */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keyFileOf, readConfig, UnsafeSettingsError } from './kernel/config.js';
import { addKey, makeCurrent } from './kernel/seal/seal-key-file.js';
import { Seal } from './kernel/seal/seal.js';
import { SUITE_NAMES, type SuiteName } from './kernel/seal/suites.js';

const USAGE = `Write npm run seal-key -- --add ${SUITE_NAMES.join(' or ')}, or npm run seal-key -- --use ID.`;
const say = (line: string) => process.stdout.write(`${line}\n`);
const isSuite = (text: string): text is SuiteName => (SUITE_NAMES as readonly string[]).includes(text);

function asked(): { add?: SuiteName; use?: string } {
  const { values } = parseArgs({ options: { add: { type: 'string' }, use: { type: 'string' } } });
  const { add, use } = values;
  if ((add === undefined) === (use === undefined)) throw new UnsafeSettingsError(USAGE);
  if (add === undefined) return { use: use! };
  if (isSuite(add)) return { add };
  throw new UnsafeSettingsError(USAGE);
}

try {
  const { add, use } = asked();
  const path = keyFileOf(readConfig(process.env));
  if (add && !existsSync(path)) {
    const id = addKey(path, add);
    Seal.load(path);
    say(
      `${path} is made, with key ${id} (${add}). Back it up apart from the database: nothing opens without it.`,
    );
  } else if (add) {
    const id = addKey(path, add);
    Seal.load(path);
    say(`Key ${id} (${add}) stands in ${path}. Back the file up, and bring it to every node.`);
    say(`Restart all nodes, then npm run seal-key -- --use ${id}, bring the file along again and restart.`);
  } else {
    makeCurrent(path, use!);
    Seal.load(path);
    say(
      `What is new is sealed with ${use} from the next start on. Keep the other keys: what they sealed needs them.`,
    );
  }
} catch (error) {
  const known = error instanceof UnsafeSettingsError || error instanceof TypeError;
  process.stderr.write(`${known ? (error as Error).message : String(error)}\n`);
  process.exit(1);
}
