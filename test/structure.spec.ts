/**
 * The code as it is built: which folder may import which, what the pure files keep away from, and the few bans that
 * lint cannot see; oxlint.config.ts has the others, each with its reason, and names a wrong floor in the editor. An
 * arrow between folders is an import that is there at run time; between files a type counts, too.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { drawing, FLOORS } from './floors.js';

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

/** `desk` for src/desk/desk.service.ts, `hub` for src/hub.ts. */
const folderOf = (path: string) => relative('src', path).split('/')[0]!.replace(/\.ts$/, '');
const isOwn = (to: string) => to.startsWith('src/');
const floorOf = (path: string) => FLOORS.findIndex(({ folders }) => folders.includes(folderOf(path)));

describe('the floors', () => {
  test('every folder stands on one', () => {
    expect([...new Set(FILES.filter((path) => floorOf(path) < 0).map(folderOf))]).toEqual([]);
    const named = FLOORS.flatMap(({ folders }) => folders);
    expect(named.filter((folder) => !FILES.some((path) => folderOf(path) === folder))).toEqual([]);
    expect(named).toHaveLength(new Set(named).size);
  });
  test('imports go down, those of types too', () => {
    const wrong = IMPORTS.filter((i) => isOwn(i.to) && folderOf(i.from) !== folderOf(i.to))
      .filter((i) => floorOf(i.to) >= floorOf(i.from))
      .map(
        (i) => `${i.from} imports ${i.to}, and ${folderOf(i.to)} does not stand below ${folderOf(i.from)}`,
      );
    expect(wrong).toEqual([]);
  });
  test('docs/ARCHITECTURE.md draws them as they are', () => {
    expect(read('docs/ARCHITECTURE.md')).toContain(drawing());
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
});

/** What is pure takes the time as an argument and knows no framework and no database. */
const PURE_FOLDERS = ['call', 'routing', 'calendar', 'deadline', 'shift'];
/** Rows and what reads them stand beside the rules that they belong to. */
const READS_ROWS =
  /\.(entity|cache)\.ts$|\/(published-holidays|calendar-change|roster-material\.query|ring-freed-officers|run-command|matter-commands|facts\.repository)\.ts$/;
/** Beside those: files of other folders that promise the same. */
const PURE_BESIDES = [
  'src/ledger/duty-session-rules.ts',
  'src/ledger/attendance-share.ts',
  'src/ledger/handling-stretches.ts',
  'src/ledger/credit-rules.ts',
  'src/ledger/hours-sums.ts',
  'src/ledger/period-cover.ts',
  'src/figures/percentile.ts',
  'src/figures/figure-definitions.ts',
  'src/figures/call-measures.ts',
  'src/figures/rollup-keys.ts',
  'src/figures/answer-times.ts',
  'src/figures/call-rollup-fold.ts',
  'src/notice/notice-kinds.ts',
  'src/notice/sentence.ts',
  'src/notice/deadline-sentences.ts',
  'src/notice/notice-sentences.ts',
  'src/notice/trends-sentences.ts',
  'src/notice/relief-sentences.ts',
  'src/notice/petition-sentences.ts',
  'src/notice/residents/knowledge-sentences.ts',
  'src/knowledge/article-readers.ts',
  'src/knowledge/article-review.ts',
  'src/knowledge/suggested/rank-articles.ts',
  'src/notice/notice-text.ts',
  'src/notice/notice-plan.ts',
  'src/kernel/mask.ts',
  'src/kernel/time/steady-time.ts',
  'src/protocol/time/local-day.ts',
  'src/kernel/time/intervals.ts',
  'src/kernel/input/typed-text.ts',
  'src/kernel/input/bigrams.ts',
  'src/outreach/activities/activity-times.ts',
  'src/outreach/clashes/activity-clashes.ts',
  'src/outreach/attendance/attendance-times.ts',
  'src/access/acting-person.ts',
  'src/directory/units/unit-coordinators.ts',
  'src/directory/serving-role.ts',
  'src/units/policies/policy-rules.ts',
  'src/units/policies/policy-warnings.ts',
  'src/duty/handover-choices.ts',
  'src/duty/next-on-duty.ts',
  'src/desk/views/call-summary.parts.ts',
  'src/desk/events/fact-events.ts',
  'src/desk/events/fact-notices.ts',
  'src/desk/events/call-notice.ts',
  'src/desk/events/video-facts.ts',
  'src/video/speakers.ts',
  'src/video/video-facts.ts',
  'src/calls/queries/fact.view.ts',
  'src/calls/why/routing-replay.ts',
  'src/calls/why/why-text.ts',
  'src/people/sign-in/weak-pin.ts',
  'src/roster/exchange/roster-sheet.ts',
  'src/hours/import/hours-import-sheet.ts',
  'src/hours/evidence/held-spans.ts',
  'src/certificates/certificate-number.ts',
  'src/certificates/issuing/certificate-figures.ts',
  'src/certificates/identities/id-papers.ts',
  'src/certificates/pdf/paper-text.ts',
  'src/reports/figures.view.ts',
  'src/reports/key-text.ts',
  'src/reports/hours-key-text.ts',
  'src/reports/year/target-pace.ts',
  'src/matters/likeness.ts',
  'src/matters/matter-readers.ts',
  'src/agencies/agency-due.ts',
  'src/agencies/readable-words.ts',
  'src/supervision/supervision-readers.ts',
  'src/posters/request-readers.ts',
  'src/proposal/proposal-rules.ts',
  'src/outlines/outline-lines.ts',
  'src/outlines/outline-reminders.ts',
  'src/outlines/paper/outline-paper-words.ts',
  'src/outlines/paper/outline-text.ts',
  'src/trends/day-light.ts',
  'src/trends/programmes/programme-rules.ts',
  'src/trends/letters/letter-rules.ts',
  'src/trends/letters/proposed-text.ts',
  'src/trends/letters/signing-rules.ts',
  'src/trends/letters/paper/reminder-text.ts',
  'src/liaison/commitment-rules.ts',
  'src/liaison/month-sentence.ts',
  'src/enterprises/like-name.ts',
  'src/checkups/letter/letter-text.ts',
  'src/outreach/orders/order-deadline.ts',
  'src/relief/leads/way/lead-way.ts',
  'src/relief/leads/way/lead-deadlines.ts',
  'src/relief/leads/way/lead-why.ts',
  'src/kernel/time/day-ahead.ts',
  'src/outreach/orders/talk-keepers.ts',
  'src/briefs/brief-schedule-dates.ts',
  ...[
    'active-lines',
    'brief-figures',
    'brief-phrases',
    'brief-text',
    'brief-text.en',
    'brief-text.zh',
    'brief-times',
    'small-counts',
  ].map((f) => `src/briefs/text/${f}.ts`),
  'src/reports/active/active-definitions.ts',
  'src/exports/export-labels.ts',
  'src/exports/span-text.ts',
  'src/sheets/table-source.ts',
  'src/sheets/sheet-budget.ts',
  'src/sheets/dates-and-times.ts',
  'src/sheets/slim-worksheet.ts',
  'src/sheets/find-table.ts',
  'src/sheets/row-errors.ts',
  'src/sheets/sheet-template.ts',
  'src/sheets/xml-text.ts',
  'src/watch/audit-rules.ts',
  'src/watch/readiness/community-readiness.ts',
  'src/watch/drills/drill-report.ts',
];
const PURE = [
  ...FILES.filter((path) => PURE_FOLDERS.includes(folderOf(path)) && !READS_ROWS.test(path)),
  ...PURE_BESIDES,
];
describe('the pure files', () => {
  test.each(PURE)('%s imports only its like, and refusals', (path) => {
    const allowed = (to: string) =>
      PURE.includes(to) || to === 'src/kernel/refusal/refusal.ts' || folderOf(to) === 'protocol';
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
  ).filter((path) => !/\/(write-workbook|table-source)\.ts$/.test(path));
  expect(reading).toEqual([
    'src/sheets/read-csv.ts',
    'src/sheets/read-workbook.ts',
    'src/sheets/unpack-workbook.ts',
  ]);
  const askers = new Set(reading);
  for (const path of askers)
    for (const i of BINDING) if (i.to === path && folderOf(i.from) !== 'demo') askers.add(i.from);
  expect([...askers].filter((path) => !reading.includes(path)).sort()).toEqual([
    'src/sheets/read-table.ts',
    'src/sheets/sheet-reader.main.ts',
  ]);
  // A list that ships with the hub is no sheet that somebody sent.
  expect(
    IMPORTS.filter((i) => READS.includes(i.to) && !i.from.startsWith('src/sheets/')).map((i) => i.from),
  ).toEqual(['src/units/import/shipped-bodies.ts']);
});

/** Its libraries read whatever anybody sends: where one of them falls, the hub goes on. */
test('pictures are decoded in the process beside the hub and nowhere else', () => {
  const to = (name: string) => BINDING.filter((i) => i.to === name).map((i) => i.from);
  expect(to('sharp')).toEqual(['src/pictures/encode-picture.ts']);
  expect(to('src/pictures/encode-picture.ts')).toEqual(['src/pictures/picture-process.main.ts']);
  // It is run, and never loaded.
  expect(to('src/pictures/picture-process.main.ts')).toEqual([]);
});

/** Judging a password takes up to a third of a second, and reading the lists as long. */
test('no password is judged on the event loop', () => {
  const askers = (to: (i: Import) => boolean) => BINDING.filter(to).map((i) => i.from);
  expect([...new Set(askers((i) => i.to.startsWith('@zxcvbn-ts/')))]).toEqual([
    'src/people/sign-in/password-strength.ts',
  ]);
  expect(askers((i) => i.to === 'src/people/sign-in/password-strength.ts')).toEqual([
    'src/people/sign-in/password-judge.main.ts',
  ]);
  // It is run, and never loaded.
  expect(askers((i) => i.to === 'src/people/sign-in/password-judge.main.ts')).toEqual([]);
});

const offences = (pattern: RegExp, but: readonly string[] = []) =>
  FILES.filter((path) => !but.includes(path) && pattern.test(codeOf(path)));

test('a folder has about fifteen files', () => {
  // Migrations are a row by time; i18n has a file a page in each language.
  const files = [...FILES, ...filesOf('client/src', /\.(ts|vue|css)$/)];
  const folders = Map.groupBy(
    files.filter((path) => !/\/(migrations|i18n\/(zh|en))\//.test(path)),
    (path) => dirname(path),
  );
  expect([...folders].filter(([, files]) => files.length > 18).map(([folder]) => folder)).toEqual([]);
});

describe('the bans', () => {
  test.each([
    ['the time is asked of the clock', /new Date\(\)/, ['src/kernel/clock.ts']],
    [
      'what people type comes in by Words, Name, Secret or a pattern, which know what may be kept',
      /@(IsString|MaxLength)\((?!.*each: true)/,
      [],
    ],
    [
      'no import while running, but in the file that looks at Node first, and of what a start does not need',
      /(?<!typeof )\bimport\(\s*['"`]/,
      [
        'src/main.ts',
        'src/hub.ts',
        'src/job-process.main.ts',
        'src/serve.ts',
        'src/certificates/pdf/typefaces.ts',
        'src/notice/channels/email.channel.ts',
        'src/ops/traces/open-traces.ts',
        'src/realtime/redis-adapter.ts',
        'src/sheets/read-workbook.ts',
        'src/sheets/write-workbook.ts',
        'src/take-over/take-over.ts',
        'src/watch/drills/probe-device.ts',
      ],
    ],
    ['no transaction but the store’s', /\.transaction\(/, []],
    [
      'nothing is saved by guesses: insert and conditional update only',
      /(manager|repository|Repository\([^)]*\))\.(save|upsert|remove)\(|synchronize:\s*true/,
      [],
    ],
    ['no test is skipped by an environment of tests', /JEST_WORKER_ID|NODE_ENV/, []],
  ])('%s', (_, pattern, but) => expect(offences(pattern, but)).toEqual([]));

  test('no file gathers others under one name', () => {
    expect(FILES.filter((path) => path.endsWith('/index.ts'))).toEqual([]);
    expect(FILES.filter((path) => /^export \*/m.test(codeOf(path)))).toEqual([]);
  });
});

/** Where statements, and conditions for them, are written. */
const HOLDS_SQL = /^src\/store\/|\.(repository|query|export|sql)\.ts$/;
/** Beside those, each with its reason. */
const SQL_BESIDES: readonly [path: string, why: string][] = [
  ['src/figures/call-measures.ts', 'each measure is said once for memory and once for SQL, side by side'],
  ['src/figures/rollup-keys.ts', 'each key likewise'],
];
/** What only SQL looks like: statements, tails of them that `Table` takes, conditions. */
const SQL =
  /\b(?:insert into|delete from) [a-z]|\bupdate [\w${}.]+ set\b|\bselect [^;]*? from [a-z]|['"`]\s*(?:where|order by|group by|(?:left )?join|union(?: all)?) [a-z$]| (?:[<>]?=|<>|[<>]|like) \?[ ,)'"`]|["`](?:[a-z]\.)?[a-z_]+ (?:=|<>) '|\bis (?:not )?null\b|\bcoalesce\(|\bcount\(\*\)|\b[a-z_]+ in \((?:\?|'|\$\{)/;
describe('SQL', () => {
  test('stands in repositories and queries', () => {
    const wrong = FILES.filter(
      (path) => !HOLDS_SQL.test(path) && !SQL_BESIDES.some(([known]) => known === path),
    ).flatMap((path) => {
      const found = SQL.exec(codeOf(path))?.[0];
      return found === undefined
        ? []
        : [
            `${path} holds SQL (${JSON.stringify(found.slice(0, 40))}): move the statement to the .repository.ts of its table, or to a .query.ts where it joins, as a function named for what it is asked for`,
          ];
    });
    expect(wrong).toEqual([]);
  });
  test('what is excused from it still needs to be', () => {
    expect(SQL_BESIDES.filter(([path]) => !FILES.includes(path) || !SQL.test(codeOf(path)))).toEqual([]);
  });
});

test('what Node runs by itself takes the hub as it is built', () => {
  const run = [...filesOf('generate', /\.ts$/), ...filesOf('test/simulation', /\.ts$/)];
  expect(run.filter((path) => /^import (?!type\b)[^;]*'(?:\.\.\/)+src\//m.test(read(path)))).toEqual([]);
});

test('what scripts and the bench take from the built hub is there', () => {
  const scripts = ['bench', 'scripts', 'generate', 'test'].flatMap((folder) => filesOf(folder, /\.m?js$/));
  const taken = scripts.flatMap((path) =>
    [...read(path).matchAll(/^import \{([^}]+)\} from '(?:\.\.\/)+dist\/([^']+)\.js'/gm)].flatMap(
      ([, names, file]) =>
        names!
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
          .map((name) => ({ path, name, file: `src/${file}.ts` })),
    ),
  );
  expect(taken.length).toBeGreaterThan(0);
  const missing = taken.filter(
    ({ name, file }) =>
      !FILES.includes(file) ||
      !new RegExp(`^export (?:async )?(?:abstract )?(?:const|function|class) ${name}\\b`, 'm').test(
        read(file),
      ),
  );
  expect(missing).toEqual([]);
});

test('every pure file says what it is for', () => {
  for (const path of PURE) expect([path, read(path).startsWith('/**')]).toEqual([path, true]);
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
