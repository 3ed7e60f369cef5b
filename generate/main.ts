/**
 * npm run generate -- --calls N --entries N [--scope district|city|province] [--years N] [--people N] [--programmes N]
 *   [--seed N]
 * Fills the empty database of DATABASE_URL with years of a district, a city or a province: through the store, calls by
 * the hub's own decisions, roll-ups rebuilt at the end. The accounts are the demo's in kind (password yihu-demo), so
 * that YIHU_DEMO=1 serves it and nothing else does.
 */
import { parseArgs } from 'node:util';
import { SystemClock } from '#hub/kernel/clock.js';
import { keyFileOf, readConfig } from '#hub/kernel/config.js';
import { DEMO_KEY, isEmpty } from '#hub/demo/demo-state.repository.js';
import { SeededRandom } from '#hub/demo/history/seeded-random.js';
import { openStore } from '#hub/hub.js';
import { newId } from '#hub/kernel/ids.js';
import { Seal } from '#hub/kernel/seal/seal.js';
import { SettingRow } from '#hub/directory/places.entity.js';
import { insertShippedBodies } from '#hub/units/import/shipped-bodies.js';
import { rebuild } from '#hub/reports/rebuild/rebuild.js';
import { ReaderStore } from '#hub/store/reader-store.js';
import { Calls } from './calls.ts';
import { daysOf } from './days.ts';
import { Hours, LINES_A_DAY } from './hours.ts';
import { Into } from './into.ts';
import { People, type Staff } from './people.ts';
import { countOpenProgrammes, Programmes } from './programmes.ts';
import { makePlaces, SCOPES, type Scope } from './places.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '20000' },
    entries: { type: 'string', default: '100000' },
    scope: { type: 'string', default: 'district' },
    years: { type: 'string', default: '5' },
    people: { type: 'string', default: '0' },
    programmes: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const refuse = (what: string): never => {
  process.stderr.write(`${what}\n`);
  process.exit(2);
};
const whole = (text: string, least = 0): number =>
  Number.isSafeInteger(Number(text)) && Number(text) >= least
    ? Number(text)
    : refuse(`${text} is not a whole number from ${least} on`);
const calls = whole(values.calls);
const entries = whole(values.entries);
const years = whole(values.years, 1);
/** Who serve, at least. */
const people = whole(values.people);
/** Weak units that are helped until they are lifted. */
const programmes = whole(values.programmes);
const scope =
  SCOPES.find((one) => one === values.scope) ?? refuse(`${values.scope} is none of ${SCOPES.join(', ')}`);

const { DATABASE_URL, YIHU_KEY_FILE } = process.env;
// A database that only the demo serves has its keys beside it, as the demo's has.
const config = readConfig({ DATABASE_URL, YIHU_KEY_FILE, YIHU_DEMO: '1' });
const store = await openStore(config);
if (!(await isEmpty(store))) refuse('the database is not empty: name another DATABASE_URL');
const seal = Seal.load(keyFileOf(config));
const clock = new SystemClock();
const end = clock.now();
const chance = new SeededRandom(whole(values.seed));
const into = new Into(store);
const say = (text: string) => void process.stdout.write(`${text}\n`);

const callDays = daysOf(years, end, calls);
const hourDays = daysOf(years, end, entries);
const staff = await staffOf(scope);
say(`${staff.length} units, ${staff.reduce((sum, unit) => sum + unit.communityIds.length, 0)} communities`);
const callsMade = new Calls(into, chance, seal, end, staff);
const hoursMade = new Hours(into, chance, end, staff);
for (const [n, day] of callDays.entries()) {
  await callsMade.of(day);
  await hoursMade.of(hourDays[n]!);
  if (n % 100 === 99)
    say(`${day.name}: ${callsMade.written} calls, ${hoursMade.written} entries, ${into.written} rows`);
}
await callsMade.count();
await into.flush();
say('roll-ups');
const reader = await ReaderStore.open(config.database);
await rebuild(reader, { store, now: end });
await reader.close();
const helped = programmes ? ` programmes=${programmes} open=${await countOpenProgrammes(store)}` : '';
await store.close();
say(`calls=${callsMade.written} entries=${hoursMade.written}${helped}`);

/** As many people as it takes to serve so many hours, and never fewer than a district has. */
async function staffOf(scope: Scope): Promise<Staff[]> {
  const begins = callDays[0]!.begins;
  const served = await makePlaces(into, scope, begins);
  const busiest = Math.max(...hourDays.map((day) => day.count));
  const each = Math.ceil(Math.max(people, busiest / (LINES_A_DAY - 1)) / served.length);
  const counts = {
    officers: Math.max(8, Math.ceil(each * 0.7)),
    volunteers: Math.max(4, Math.ceil(each * 0.3)),
  };
  const accounts = await People.make(into, chance, begins);
  const all: Staff[] = [];
  for (const unit of served) {
    all.push(await accounts.of(unit, counts));
    await into.add(SettingRow, { id: newId(clock), unitId: unit.id, key: DEMO_KEY, value: true });
  }
  await into.flush();
  if (programmes) await new Programmes(into, chance, accounts).make(programmes);
  for (const unit of all)
    await store.write('generate.bodies', (tx) => insertShippedBodies(tx, unit.id, clock));
  return all;
}
