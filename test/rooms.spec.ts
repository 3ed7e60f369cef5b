/**
 * The house as it is built: which room may ask which, what the pure files keep away from, and the few bans that
 * lint cannot see. An arrow between rooms is an import that is there at run time; between files a type counts, too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');
const filesOf = (folder: string, ending: RegExp) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => ending.test(path) && !path.includes('node_modules'))
    .map((path) => join(folder, path))
    .sort();
const FILES = filesOf('src', /\.ts$/);
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');
/** Without comments, so that a word in an explanation is no offence. */
const codeOf = (path: string) =>
  read(path)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '$1');

interface Import {
  from: string;
  /** A file of src, or the name of a package. */
  to: string;
  typeOnly: boolean;
}
const IMPORT = /^(?:import|export)\s+(type\s+)?(?:([^'";]*?)\s*from\s*)?'([^']+)'/gm;
function importsOf(path: string): Import[] {
  return [...codeOf(path).matchAll(IMPORT)].map(([, type, names, target]) => {
    const listed = /^\{([\s\S]*)\}$/
      .exec(names?.trim() ?? '')?.[1]
      ?.split(',')
      .map((n) => n.trim())
      .filter(Boolean);
    const typeOnly =
      type !== undefined ||
      (listed !== undefined && listed.length > 0 && listed.every((n) => n.startsWith('type ')));
    const to = target!.startsWith('.')
      ? normalize(join(dirname(path), target!)).replace(/\.js$/, '.ts')
      : target!;
    return { from: path, to, typeOnly };
  });
}
const IMPORTS = FILES.flatMap(importsOf);
const BINDING = IMPORTS.filter((i) => !i.typeOnly);

/** `call` for src/desk/desk.ts, `clock` for src/kernel/clock.ts. */
const roomOf = (path: string) => relative('src', path).split('/')[0]!.replace(/\.ts$/, '');
const isOwn = (to: string) => to.startsWith('src/');

/**
 * Each room and whom it asks. Beside the floor that everybody may stand on there is no arrow that is not used,
 * so that a new one is a decision and an old one does not linger. Between two rooms arrows may go both ways
 * where their files stand on different floors (call/decide below duty/duty below call/desk's callers); between
 * files they never do.
 */
const FLOOR = [
  'attachment',
  'protocol',
  'clock',
  'config',
  'ids',
  'nested',
  'page',
  'refusal',
  'setting',
  'spared',
  'telephone',
  'typed',
  'validation',
];
const ARROWS: Record<string, string[]> = {
  attachment: [],
  protocol: [],
  clock: [],
  config: [],
  ids: [],
  nested: [],
  refusal: [],
  page: [],
  priority: [],
  setting: [],
  spared: [],
  telephone: [],
  typed: [],
  validation: [],
  routing: [],
  store: ['ops'],
  // What the metrics count is defined once, beside the calls.
  ops: ['call', 'dispatch', 'store', 'watch'],
  // Whom an account lets be rung again is rung.
  people: ['channels', 'devices', 'duty', 'ops', 'places', 'sheets', 'store'],
  devices: ['channels', 'people', 'places', 'store'],
  // Whose shifts a day off takes is told in the write that makes it one.
  calendar: ['call', 'hours', 'ops', 'people', 'places', 'roster', 'store'],
  roster: ['calendar', 'duty', 'hours', 'notice', 'ops', 'people', 'places', 'sheets', 'store'],
  places: ['calendar', 'deadlines', 'devices', 'notice', 'people', 'roster', 'routing', 'sheets', 'store'],
  hours: ['call', 'duty', 'people', 'places', 'roster', 'sheets', 'store'],
  certificates: ['channels', 'hours', 'jobs', 'people', 'places', 'store'],
  notice: ['channels', 'people', 'places', 'store'],
  call: [
    'calendar',
    'channels',
    'deadlines',
    'devices',
    'dispatch',
    'duty',
    'hours',
    'notice',
    'ops',
    'people',
    'places',
    'proof',
    'reports',
    'routing',
    'store',
  ],
  // A limit is refused by where the unit's calendar would end it.
  deadlines: ['calendar', 'people', 'places', 'store'],
  duty: ['call', 'channels', 'dispatch', 'hours', 'ops', 'people', 'places', 'store'],
  // The alarm is a leaf below the desk, the dispatcher stands above it.
  dispatch: ['call', 'duty', 'ops'],
  reports: ['call', 'hours', 'people', 'places', 'store'],
  // Whether anybody can answer now is the watch's to say.
  wall: ['hours', 'people', 'places', 'reports', 'watch'],
  proposals: ['call', 'hours', 'ops', 'people', 'places', 'store'],
  briefs: ['certificates', 'hours', 'jobs', 'notice', 'ops', 'people', 'places', 'reports', 'store'],
  channels: ['call', 'devices', 'duty', 'hours', 'ops', 'people', 'proof', 'reports', 'store', 'watch'],
  jobs: ['ops', 'people', 'places', 'priority', 'store'],
  // It knows the forms of files and nothing of what stands in them.
  sheets: ['priority'],
  exports: ['call', 'hours', 'jobs', 'people', 'places', 'reports', 'sheets', 'store'],
  proof: ['call', 'channels', 'notice', 'people', 'store'],
  // It watches the others, and acts on no call but its own.
  watch: ['call', 'channels', 'dispatch', 'hours', 'notice', 'ops', 'people', 'places', 'store'],
};
/** They join the house and may ask every room; no room asks them. */
const JOINERS = [
  'main',
  'serve',
  'child',
  'rebuild',
  'schema',
  'foundations',
  'hub',
  'front',
  'app.module',
  'documents',
  'refusal.filter',
  'demo',
];

describe('the arrows', () => {
  test('every room is in the table', () => {
    const rooms = new Set(FILES.map(roomOf));
    expect([...rooms].filter((room) => !(room in ARROWS) && !JOINERS.includes(room))).toEqual([]);
  });
  test('no room asks one that the table does not name', () => {
    const wrong = BINDING.filter((i) => isOwn(i.to) && !JOINERS.includes(roomOf(i.from)))
      .filter(
        (i) =>
          roomOf(i.to) !== roomOf(i.from) &&
          ![...FLOOR, ...(ARROWS[roomOf(i.from)] ?? [])].includes(roomOf(i.to)),
      )
      .map((i) => `${i.from} → ${i.to}`);
    expect(wrong).toEqual([]);
  });
  test('the floor is bare: it asks nothing but itself', () => {
    expect(
      BINDING.filter((i) => FLOOR.includes(roomOf(i.from)) && isOwn(i.to) && !FLOOR.includes(roomOf(i.to))),
    ).toEqual([]);
  });
  test('the table names no arrow that is not there', () => {
    const there = new Set(
      BINDING.filter((i) => isOwn(i.to)).map((i) => `${roomOf(i.from)} → ${roomOf(i.to)}`),
    );
    expect(
      Object.entries(ARROWS)
        .flatMap(([from, all]) => all.map((to) => `${from} → ${to}`))
        .filter((arrow) => !there.has(arrow)),
    ).toEqual([]);
  });
  test('nobody asks who joins the house, not even for a type, but those who join it', () => {
    const wrong = IMPORTS.filter(
      (i) => isOwn(i.to) && JOINERS.includes(roomOf(i.to)) && !JOINERS.includes(roomOf(i.from)),
    );
    expect(wrong).toEqual([]);
  });
  test('every import finds its file', () => {
    expect(
      IMPORTS.filter((i) => isOwn(i.to) && !FILES.includes(i.to)).map((i) => `${i.from} → ${i.to}`),
    ).toEqual([]);
  });
  test('no file needs itself by a way round, not even for a type', () => {
    expect(ringsOf(IMPORTS.filter((i) => isOwn(i.to)))).toEqual([]);
  });
  test('what runs needs nothing that is there for building and testing only', () => {
    const { dependencies } = JSON.parse(read('package.json')) as { dependencies: Record<string, string> };
    const name = (to: string) =>
      to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/');
    const wanted = BINDING.filter((i) => !isOwn(i.to) && !i.to.startsWith('node:')).map((i) => name(i.to));
    expect([...new Set(wanted)].filter((to) => !(to in dependencies))).toEqual([]);
  });
  test('the protocol imports nothing', () => {
    expect(IMPORTS.filter((i) => roomOf(i.from) === 'protocol' && roomOf(i.to) !== 'protocol')).toEqual([]);
  });
  test('the client imports the protocol and nothing else of the server', () => {
    const client = filesOf('client', /\.(ts|vue)$/);
    const wrong = client.flatMap((path) =>
      [...read(path).matchAll(/(?:from\s*|import\s*\(?\s*)'([^']+)'/g)]
        .map(([, target]) => ({ path, target: target! }))
        .filter(
          ({ target }) =>
            !target.startsWith('@protocol/') &&
            target.startsWith('.') &&
            /^(\.\.\/)*src\//.test(relative('client', normalize(join(dirname(path), target)))),
        )
        .filter(({ target }) => normalize(join(dirname(path), target)).startsWith('src/')),
    );
    expect(client.length).toBeGreaterThan(20);
    expect(wrong).toEqual([]);
  });
});

/** What is pure takes the time as an argument and knows no framework and no database. */
const PURE = [
  ...[
    'state',
    'ring-book',
    'clock-book',
    'clocks',
    'clock-deeds',
    'explained',
    'fold-clocks',
    'facts',
    'call-update',
    'draft',
    'fold',
    'fold-rings',
    'fold-life',
    'danger',
    'fold-own',
    'question',
    'ring',
    'again',
    'own',
    'recusal',
    'retake',
    'rerun',
    'why-words',
    'opening',
    'script',
    'packed',
    'arrived',
    'ladder',
    'hand-over',
    'care',
    'closing',
    'line-shown',
    'fold-care',
    'co-handling',
    'stages',
    'follow-up',
    'returns',
    'late',
    'fold-late',
    'drill',
    'decide',
    'relation',
    'sight',
    'shown',
  ].map((f) => `src/call/${f}.ts`),
  'src/calendar/measure.ts',
  'src/calendar/working-calendar.ts',
  'src/calendar/working-time.ts',
  'src/calendar/reckon.ts',
  'src/deadline/rules.ts',
  'src/routing/policy.ts',
  'src/routing/candidate.ts',
  'src/routing/route.ts',
  'src/routing/group.ts',
  'src/routing/asked.ts',
  'src/routing/match.ts',
  'src/ledger/turn.ts',
  'src/duty/ending.ts',
  'src/duty/next.ts',
  'src/kernel/time/days.ts',
  'src/kernel/time/tally.ts',
  'src/hours/import/import-sheet.ts',
  'src/exports/words.ts',
  'src/exports/span-words.ts',
  'src/kernel/input/typed.ts',
  'src/sheets/long.ts',
  'src/sheets/budget.ts',
  'src/sheets/said.ts',
  'src/sheets/slim.ts',
  'src/sheets/table.ts',
  'src/sheets/xml-text.ts',
  'src/ledger/share.ts',
  'src/ledger/sittings.ts',
  'src/ledger/credit.ts',
  'src/ledger/contribution.ts',
  'src/ledger/cover.ts',
  'src/hours/evidence/holdings.ts',
  'src/certificates/issuing/figures.ts',
  'src/certificates/number.ts',
  'src/certificates/identities/papers.ts',
  'src/certificates/press/words.ts',
  'src/notice/words.ts',
  'src/notice/texts.ts',
  'src/notice/plan.ts',
  'src/kernel/mask.ts',
  'src/people/sign-in/pin.ts',
  'src/access/acting.ts',
  'src/directory/category-words.ts',
  'src/units/policies/policy.ts',
  'src/shift/day.ts',
  'src/shift/rostered.ts',
  'src/shift/pattern.ts',
  'src/shift/occurrences.ts',
  'src/shift/kept.ts',
  'src/shift/overriding.ts',
  'src/shift/findings.ts',
  'src/shift/attendance.ts',
  'src/shift/fairness.ts',
  'src/roster/exchange/sheet.ts',
  'src/units/policies/policy-warnings.ts',
  'src/directory/coordinators.ts',
  'src/counting/percentile.ts',
  'src/reports/year/pace.ts',
  'src/proposals/patterns.ts',
  ...['brief-figures', 'words', 'words-zh', 'words-en', 'spoken', 'few'].map((f) => `src/briefs/${f}.ts`),
  'src/briefs/due.ts',
  'src/counting/definitions.ts',
  'src/counting/measures.ts',
  'src/counting/keys.ts',
  'src/counting/answer-times.ts',
  'src/counting/fold.ts',
  'src/reports/shown.ts',
  'src/reports/key-words.ts',
  'src/reports/hours-words.ts',
  'src/watch/judge.ts',
  'src/watch/readiness/light.ts',
  'src/watch/drills/report.ts',
];
describe('the pure files', () => {
  test.each(PURE)('%s asks only its like, and refusals', (path) => {
    const allowed = (to: string) =>
      PURE.includes(to) || to === 'src/kernel/refusal/refusal.ts' || roomOf(to) === 'protocol';
    expect(
      BINDING.filter((i) => i.from === path && !(isOwn(i.to) && allowed(i.to))).map((i) => i.to),
    ).toEqual([]);
    expect(codeOf(path)).not.toMatch(/\bawait\b|\basync\b|Math\.random|process\.|@Injectable/);
  });
});

/** What reads what people send may take seconds and gigabytes: it runs beside the hub, and the hub loads none of it. */
test('no sheet is read on the event loop', () => {
  const READS = ['hucre/xlsx', 'fflate', 'csv-parse/sync', 'csv-parse'];
  const reading = FILES.filter(
    (path) => path.startsWith('src/sheets/') && IMPORTS.some((i) => i.from === path && READS.includes(i.to)),
  ).filter((path) => !/\/(workbook|long)\.ts$/.test(path));
  expect(reading).toEqual(['src/sheets/read-list.ts', 'src/sheets/read-workbook.ts', 'src/sheets/unpack.ts']);
  const askers = new Set(reading);
  for (const path of askers)
    for (const i of BINDING) if (i.to === path && roomOf(i.from) !== 'demo') askers.add(i.from);
  expect([...askers].filter((path) => !reading.includes(path)).sort()).toEqual([
    'src/sheets/read.ts',
    'src/sheets/reader.main.ts',
  ]);
  // A list that ships with the hub is no sheet that somebody sent.
  expect(
    IMPORTS.filter((i) => READS.includes(i.to) && !i.from.startsWith('src/sheets/')).map((i) => i.from),
  ).toEqual(['src/units/import/shipped-bodies.ts']);
});

/** Judging a password takes up to a third of a second, and reading the lists as long. */
test('no password is judged on the event loop', () => {
  const askers = (to: (i: Import) => boolean) => BINDING.filter(to).map((i) => i.from);
  expect([...new Set(askers((i) => i.to.startsWith('@zxcvbn-ts/')))]).toEqual([
    'src/people/sign-in/strength.ts',
  ]);
  expect(askers((i) => i.to === 'src/people/sign-in/strength.ts')).toEqual([
    'src/people/sign-in/judge.main.ts',
  ]);
  // It is run, and never loaded.
  expect(askers((i) => i.to === 'src/people/sign-in/judge.main.ts')).toEqual([]);
});

const CLOCK_AT = {
  'src/kernel/clock.ts': 'the one place',
  'src/serve.ts': 'the last way out of a process whose closing hangs; nothing of the hub waits on it',
} as Record<string, string>;
const offences = (pattern: RegExp, but: readonly string[] = []) =>
  FILES.filter((path) => !but.includes(path) && pattern.test(codeOf(path)));

describe('the bans', () => {
  test.each([
    [
      'the time and timers are asked of the clock',
      /new Date\(\)|Date\.now|\bset(Timeout|Interval)\(|performance\.now/,
      Object.keys(CLOCK_AT),
    ],
    [
      'what people type comes in by Words, Name, Secret or a pattern, which know what may be kept',
      /@(IsString|MaxLength)\((?!.*each: true)/,
      [],
    ],
    ['no way round the order in which things are made', /forwardRef|ModuleRef/, []],
    [
      'no import while running, but in the file that looks at Node first',
      /\bimport\(\s*['"`]/,
      ['src/main.ts'],
    ],
    ['no transaction but the store’s', /\.transaction\(/, []],
    [
      'nothing is saved by guesses: insert and conditional update only',
      /(manager|repository|Repository\([^)]*\))\.(save|upsert|remove)\(|synchronize:\s*true/,
      [],
    ],
    ['nothing is printed but the start', /\bconsole\./, []],
    ['nothing is left for later', /\b(TODO|FIXME|XXX)\b/, []],
    ['no test is skipped by an environment of tests', /JEST_WORKER_ID|NODE_ENV/, []],
    ['chance is the system’s own', /Math\.random/, []],
  ])('%s', (_, pattern, but) => expect(offences(pattern, but)).toEqual([]));

  test('no file gathers others under one name', () => {
    expect(FILES.filter((path) => path.endsWith('/index.ts'))).toEqual([]);
    expect(FILES.filter((path) => /^export \*/m.test(codeOf(path)))).toEqual([]);
  });
  test('nothing of the reader’s own comments is left for later either', () => {
    expect(FILES.filter((path) => /\b(TODO|FIXME)\b/.test(read(path)))).toEqual([]);
  });
});

/** A list of words, or the one table, may be as long as it has entries. */
const WORD_LISTS = [
  'src/kernel/refusal/refusal.ts',
  'src/access/access.ts',
  'src/protocol/shapes.ts',
  'src/protocol/channels.ts',
  'src/demo/history/sentences.ts',
];
describe('the size of an idea', () => {
  test('a file has 200 lines at most', () => {
    const long = FILES.filter((path) => !path.includes('/migrations/') && !WORD_LISTS.includes(path))
      .map((path) => [path, read(path).trimEnd().split('\n').length] as const)
      .filter(([, lines]) => lines > 200);
    expect(long).toEqual([]);
  });
  test('nobody has more than five collaborators', () => {
    const many = FILES.flatMap((path) =>
      [...codeOf(path).matchAll(/constructor\(([\s\S]*?)\)\s*\{/g)]
        .map(([, params]) => (params!.replace(/@\w+\([^)]*\)/g, '').match(/\w+\??\s*:/g) ?? []).length)
        .filter((n) => n > 5)
        .map((n) => `${path}: ${n}`),
    );
    expect(many).toEqual([]);
  });
  test('every file beside lists and rows says what it is for', () => {
    for (const path of PURE) expect([path, read(path).startsWith('/**')]).toEqual([path, true]);
  });
});

/** Groups of files that need each other (Tarjan's strongly connected components of more than one). */
function ringsOf(imports: readonly Import[]): string[][] {
  const next = Map.groupBy(imports, (i) => i.from);
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const rings: string[][] = [];
  const visit = (file: string): void => {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    stack.push(file);
    for (const { to } of next.get(file) ?? []) {
      if (!index.has(to)) visit(to);
      if (stack.includes(to)) low.set(file, Math.min(low.get(file)!, low.get(to)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const ring = stack.splice(stack.indexOf(file));
    if (ring.length > 1) rings.push(ring.sort());
  };
  for (const file of FILES) if (!index.has(file)) visit(file);
  return rings;
}
