/**
 * npm run upgrade-fixture -- --of COMMIT: makes the database of a release for test/upgrade, by building that release as
 * it was, running it, and letting a few people live through a few calls by its public contract. Kept are the database,
 * packed, and what that release itself answered at the end: today's hub must answer the same of it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  copyFileSync,
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { io } from 'socket.io-client';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const KEPT = join(ROOT, 'test', 'upgrade', 'fixtures');
const MINUTE = 60_000;
const PATIENCE = 60_000;
const SETUP_CODE = 'fixture-setup-code-of-128-bits-0123456789';
export const PASSWORD = 'Osmanthus blooms in the 9th month';

const { values } = parseArgs({ options: { of: { type: 'string' } } });
if (!values.of) {
  process.stderr.write('say of which release: npm run upgrade-fixture -- --of COMMIT\n');
  process.exit(1);
}
const git = (...args) => execFileSync('git', args, { cwd: ROOT, maxBuffer: 1 << 30 });
const release = git('rev-parse', '--short=8', values.of).toString().trim();
const work = mkdtempSync(join(tmpdir(), 'yihu-release-'));
process.once('exit', () => rmSync(work, { recursive: true, force: true }));

function build() {
  const tree = join(work, 'tree');
  mkdirSync(tree);
  execFileSync('tar', ['x', '-C', tree], { input: git('archive', release) });
  symlinkSync(join(ROOT, 'node_modules'), join(tree, 'node_modules'));
  execFileSync(join(ROOT, 'node_modules/.bin/nest'), ['build'], {
    cwd: tree,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return tree;
}

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** As people run it. */
async function start(tree) {
  const port = await freePort();
  const keys = join(work, 'keys.json');
  copyFileSync(join(KEPT, 'keys.json'), keys);
  chmodSync(keys, 0o600);
  const child = spawn(process.execPath, [join(tree, 'dist/main.js')], {
    cwd: tree,
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      DATABASE_URL: `sqlite:${join(work, 'yihu.sqlite')}`,
      YIHU_KEY_FILE: keys,
      YIHU_FILES: join(work, 'files'),
      YIHU_FILE_STORE: join(work, 'file-store'),
      YIHU_SETUP_CODE: SETUP_CODE,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.once('exit', () => child.kill('SIGKILL'));
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => String(text).includes('listens') && resolve());
    void ended.then((code) => reject(new Error(`the release ended with ${code}`)));
  });
  return { base: `http://127.0.0.1:${port}`, stop: () => (child.kill('SIGTERM'), ended) };
}

const asking =
  (base) =>
  async (token, method, path, body, headers = {}) => {
    const response = await fetch(`${base}/api${path}`, {
      method,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
  };

async function pageOf(base, namespace, token) {
  const socket = io(`${base}/${namespace}`, { auth: { token }, transports: ['websocket'], forceNew: true });
  const told = [];
  socket.onAny((event, payload) => told.push([event, payload]));
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  const hear = async (event, fits = () => true) => {
    for (const until = Date.now() + PATIENCE; Date.now() < until; await pause(50)) {
      const found = told.findLast(([e, p]) => e === event && fits(p));
      if (found) return found[1];
    }
    throw new Error(`${event} was not told`);
  };
  await hear('snapshot');
  return {
    hear,
    do: async (event, payload = {}) => {
      const ack = await socket.timeout(PATIENCE).emitWithAck(event, payload);
      if (!ack.ok) throw new Error(`${event}: ${JSON.stringify(ack.error)}`);
      return ack.data;
    },
    close: () => socket.disconnect(),
  };
}
const pause = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));
/** Service counts by the minutes of the clock. */
const nextMinute = () => pause(MINUTE - (Date.now() % MINUTE) + 300);

const PEOPLE = [
  { username: 'chen', name: '陈静', roles: ['worker'], community: 0 },
  { username: 'liu', name: '刘芳', roles: ['worker'], community: 1 },
  { username: 'zhao', name: '赵明', roles: ['officer'] },
  { username: 'qian', name: '钱卫', roles: ['officer'] },
  { username: 'sun', name: '孙丽', roles: ['coordinator'] },
];

/** @returns tokens by user name */
async function settle(ask) {
  await ask(null, 'POST', '/setup', {
    setupCode: SETUP_CODE,
    unitName: '和平区人民检察院',
    unitCode: '210102',
    username: 'admin',
    password: PASSWORD,
    name: '管理员',
  });
  const signIn = async (username, password) =>
    (await ask(null, 'POST', '/auth/token', { username, password })).accessToken;
  const admin = await signIn('admin', PASSWORD);
  const list = readFileSync(join(ROOT, 'data/heping-communities.csv'), 'utf8')
    .split('\n')
    .slice(0, 4)
    .join('\n');
  await ask(admin, 'POST', '/places/communities/import', list, { 'content-type': 'text/csv' });
  const db = new Database(join(work, 'yihu.sqlite'), { readonly: true });
  const communities = db.prepare('select id from community order by code').pluck().all();
  db.close();
  const tokens = { admin };
  for (const { username, name, roles, community } of PEOPLE) {
    const first = `${PASSWORD} once`;
    await ask(admin, 'POST', '/people', {
      username,
      name,
      roles,
      password: first,
      ...(community !== undefined && { communityIds: [communities[community]] }),
    });
    await ask(await signIn(username, first), 'POST', '/me/password', { current: first, next: PASSWORD });
    tokens[username] = await signIn(username, PASSWORD);
  }
  return tokens;
}

async function live(base, tokens) {
  const chen = await pageOf(base, 'community', tokens.chen);
  const liu = await pageOf(base, 'community', tokens.liu);
  const zhao = await pageOf(base, 'procuratorate', tokens.zhao);
  const qian = await pageOf(base, 'procuratorate', tokens.qian);
  const raise = (page, more) => page.do('call:raise', { clientCallId: randomUUID(), ...more });
  const say = (page, callId, text) =>
    page.do('call:message', { callId, clientMessageId: randomUUID(), text });
  const accept = async (page, callId) => {
    const ring = await page.hear('offer:ring', ({ call }) => call.id === callId);
    await page.do('offer:received', { offerId: ring.id });
    await page.do('offer:accept', { offerId: ring.id });
  };

  await zhao.do('duty:start');
  const fraud = await raise(chen, {
    category: 'elder_fraud',
    urgency: 'urgent',
    summary: '老人接到自称公检法的电话，已转账两万元',
    callbackPhone: '13800138000',
    resident: { name: '王秀兰', phone: '13900139000', basis: 'consent' },
  });
  await accept(zhao, fraud.id);
  await say(chen, fraud.id, '老人就在我身边，对方还在催她再转一笔。');
  await say(zhao, fraud.id, '请先让老人停止一切转账，马上拨打110和银行客服止付。');
  await zhao.do('call:close', {
    callId: fraud.id,
    outcome: 'resolved',
    solved: true,
    note: '已止付，报警回执已拍照。',
  });
  await chen.do('call:rate', { callId: fraud.id, rating: 5, comment: '很及时' });

  const labour = await raise(liu, { category: 'labour', summary: '三名保洁员被拖欠工资' });
  await accept(zhao, labour.id);
  await zhao.do('call:close', {
    callId: labour.id,
    outcome: 'referred',
    solved: false,
    note: '转劳动监察。',
    referral: { body: '和平区劳动保障监察大队', how: 'told' },
  });
  const mistaken = await raise(liu, { category: 'other', summary: '按错了' });
  await liu.do('call:cancel', { callId: mistaken.id });
  await nextMinute();
  await zhao.do('duty:end');

  const waiting = await raise(chen, { category: 'family', summary: '夫妻争吵，孩子没人照看' });
  await qian.do('duty:start');
  await accept(qian, waiting.id);
  await say(qian, waiting.id, '我在，请说。');
  const ringing = await raise(liu, { category: 'neighbour', summary: '楼上漏水' });
  await qian.hear('offer:ring', ({ call }) => call.id === ringing.id);
  for (const page of [chen, liu, zhao, qian]) page.close();
  return { fraud: fraud.id, labour: labour.id, mistaken: mistaken.id, held: waiting.id, ringing: ringing.id };
}

/** What the release says to each, after everybody has gone. */
async function answers(ask, tokens, calls) {
  const day = new Date(Date.now() + 8 * 60 * MINUTE).toISOString().slice(0, 10);
  const span = `from=${day}T00:00:00Z&to=${day}T23:59:00Z`;
  const paths = [
    '/me',
    '/calls',
    ...Object.values(calls).flatMap((id) => [`/calls/${id}`, `/calls/${id}/messages`]),
    `/calls/${calls.fraud}/timeline`,
    '/hours',
    `/reports/summary?${span}`,
  ];
  const said = {};
  for (const username of ['chen', 'zhao', 'qian', 'sun'])
    for (const path of paths) {
      const answer = await ask(tokens[username], 'GET', path).catch((error) => {
        const [, status] = /: (\d{3}) /.exec(error.message) ?? [];
        return { status: Number(status) };
      });
      said[`${username} ${path}`] = answer;
    }
  return said;
}

const server = await start(build());
const ask = asking(server.base);
const tokens = await settle(ask);
const calls = await live(server.base, tokens);
const at = Date.now();
const said = await answers(ask, tokens, calls);
await server.stop();

const path = join(work, 'yihu.sqlite');
const db = new Database(path);
db.pragma('wal_checkpoint(TRUNCATE)');
const migrations = db.prepare('select name from migrations order by id').pluck().all();
db.exec('vacuum');
db.close();
writeFileSync(join(KEPT, `${release}.sqlite.br`), brotliCompressSync(readFileSync(path)));
writeFileSync(
  join(KEPT, `${release}.json.br`),
  brotliCompressSync(JSON.stringify({ release, at, migrations, calls, said })),
);
process.stdout.write(`${release}: ${migrations.length} migrations, ${Object.keys(said).length} answers\n`);
process.exit(0);
