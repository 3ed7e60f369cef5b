/**
 * npm run package:test [-- --archive FILE]: the archive, as a site without the internet has it. In a network of its own with
 * nothing but loopback it is unpacked, checked, installed below a folder, started; the administrator is made, people are, a call is
 * raised and rung, a picture is sent; then it is updated, a spoilt archive is refused, and it is taken away. strace tells each address
 * that was asked for. Prints a line a step; exits 0 only where all of them hold. Needs unshare, ip and strace.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  globSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const ROOT = new URL('..', import.meta.url).pathname;
const { values } = parseArgs({
  options: { archive: { type: 'string' }, inside: { type: 'boolean', default: false } },
});
const [found] = globSync(join(ROOT, 'data/var/yihu-*-linux.tar.gz'));
const archive = values.archive ? resolve(values.archive) : found;
if (!archive) {
  process.stderr.write('There is no archive: npm run package makes one, --archive FILE names one.\n');
  process.exit(1);
}
if (!values.inside) {
  // As root, or as somebody who is root in there alone.
  const own = process.getuid() === 0 ? [] : ['-r'];
  const script = 'ip link set lo up && exec "$0" "$@"';
  const again = [process.execPath, import.meta.filename, '--inside', '--archive', archive];
  const { status } = spawnSync('unshare', ['-n', ...own, '--', 'sh', '-c', script, ...again], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}

const folder = mkdtempSync(join(tmpdir(), 'yihu-offline-'));
const prefix = join(folder, 'machine');
let hub;
process.once('exit', () => {
  hub?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});
const started = performance.now();
const said = (what) =>
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${what}\n`);
const must = (what, holds, why = '') => {
  if (!holds) {
    process.stderr.write(`NOT: ${what} ${why}\n`);
    process.exit(1);
  }
  said(what);
};

must(
  'no network but loopback',
  Object.keys(networkInterfaces()).every((name) => name === 'lo'),
);
const outside = await fetch('https://192.0.2.1/', { signal: AbortSignal.timeout(2000) }).catch(
  (e) => e.cause?.code,
);
must('no way out', outside === 'ENETUNREACH', String(outside));

const expected = readFileSync(`${archive}.sha256`, 'utf8').split(' ')[0];
const sum = execFileSync('sha256sum', [archive], { encoding: 'utf8' }).split(' ')[0];
must('the archive is what its checksum says', sum === expected);
execFileSync('tar', ['-xzf', archive, '-C', folder]);
const unpacked = join(
  folder,
  readdirSync(folder).find((name) => name.startsWith('yihu-')),
);
const install = (...args) =>
  spawnSync('sh', [join(unpacked, 'install.sh'), '--prefix', prefix, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  });
const first = install();
must('installed', first.status === 0, first.stderr);
process.stdout.write(first.stdout.replace(/^/gm, '            '));

const environment = join(prefix, 'etc/yihu/yihu.env');
const code = randomBytes(24).toString('base64');
const port = 20_000 + Math.floor(Math.random() * 9000);
const base = `http://localhost:${port}`;
writeFileSync(
  environment,
  readFileSync(environment, 'utf8')
    .replace(/^PORT=.*/m, `PORT=${port}`)
    .replace(/^PUBLIC_URL=.*/m, `PUBLIC_URL=${base}`),
);
appendFileSync(environment, `YIHU_SETUP_CODE=${code}\n`);
const trace = join(folder, 'trace');
const STRACE = ['-f', '-qq', '-A', '-e', 'trace=connect,sendto', '-o', trace];

async function start() {
  hub = spawn('strace', [...STRACE, join(prefix, 'bin/yihu'), 'start'], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [hub.stdout, hub.stderr]) stream.on('data', (text) => (output += text));
  for (let i = 0; i < 1200; i++) {
    const ready = await fetch(`${base}/api/health/ready`).catch(() => undefined);
    if (ready?.ok) return;
    if (hub.exitCode !== null) break;
    await new Promise((next) => setTimeout(next, 50));
  }
  must('the hub starts', false, output);
}
async function stop() {
  const ended = new Promise((next) => hub.once('exit', next));
  // Of strace the hub is the child, and it is the one to be told.
  const pid = Number(execFileSync('pgrep', ['-P', String(hub.pid)], { encoding: 'utf8' }).split('\n')[0]);
  process.kill(pid, 'SIGTERM');
  await ended;
}
const api = async (method, path, body, token, type = 'application/json') => {
  const response = await fetch(`${base}/api${path}`, {
    method,
    headers: { 'content-type': type, ...(token ? { authorization: `Bearer ${token}` } : { origin: base }) },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) must(`${method} ${path}`, false, text);
  return text ? JSON.parse(text) : undefined;
};
/** A password of its own: what ships is told at the first sign-in only. */
const secret = () => randomBytes(15).toString('base64url');
async function person(admin, more) {
  const [given, own] = [secret(), secret()];
  await api('POST', '/people', { ...more, password: given }, admin);
  const { accessToken } = await api('POST', '/auth/token', { username: more.username, password: given });
  await api('POST', '/me/password', { current: given, next: own }, accessToken);
  return (await api('POST', '/auth/token', { username: more.username, password: own })).accessToken;
}

await start();
said('the hub is ready');
const page = await fetch(`${base}/sign-in`);
const html = await page.text();
const [script] = /\/assets\/[\w-]+\.js/.exec(html) ?? [];
must('the page and its script are served', page.ok && script && (await fetch(`${base}${script}`)).ok);
must('the page names nobody else', !/(src|href)="(https?:)?\/\//.test(html));
const password = secret();
await api('POST', '/setup', {
  setupCode: code,
  unitName: '和平区人民检察院',
  unitCode: '210102',
  username: 'admin',
  password,
  name: '管理员',
});
const admin = (await api('POST', '/auth/token', { username: 'admin', password })).accessToken;
said('the administrator is made');
const list = readFileSync(join(prefix, 'opt/yihu/current/data/heping-communities.csv'), 'utf8');
await api('POST', '/places/communities/import', list, admin, 'text/csv');
const { items } = await api('GET', `/places/communities?q=${encodeURIComponent('社区')}`, undefined, admin);
const worker = await person(admin, {
  username: 'worker',
  name: '李',
  roles: ['worker'],
  communityIds: [items[0].id],
});
const officer = await person(admin, { username: 'officer', name: '王', roles: ['officer'] });
said(`${items.length} communities and two people are there`);

const installed = createRequire(join(prefix, 'opt/yihu/current/package.json'));
const { io } = installed('socket.io-client');
const open = async (namespace, token) => {
  const socket = io(`${base}/${namespace}`, { auth: { token }, transports: ['websocket'], forceNew: true });
  await new Promise((next, fail) => socket.once('snapshot', next).once('connect_error', fail));
  return socket;
};
async function oneCall(what) {
  const [community, procuratorate] = [await open('community', worker), await open('procuratorate', officer)];
  await procuratorate.timeout(5000).emitWithAck('duty:start', {});
  const ring = new Promise((next) => procuratorate.once('offer:ring', next));
  const raised = await community.timeout(5000).emitWithAck('call:raise', { clientCallId: randomUUID() });
  must(`${what}: a call is raised`, raised.ok, JSON.stringify(raised));
  const accepted = await procuratorate
    .timeout(5000)
    .emitWithAck('offer:accept', { offerId: (await ring).id });
  must(`${what}: it is rung and accepted`, accepted.ok, JSON.stringify(accepted));
  const { call } = { call: raised.data };
  const sharp = installed('sharp');
  const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.append('file', new Blob([picture]), 'a.jpg');
  const sent = await fetch(`${base}/api/calls/${call.id}/files`, {
    method: 'POST',
    body: form,
    headers: { authorization: `Bearer ${worker}`, 'idempotency-key': randomUUID() },
  });
  must(`${what}: a picture is encoded and kept`, sent.status === 201, await sent.text());
  await procuratorate
    .timeout(5000)
    .emitWithAck('call:close', { callId: call.id, outcome: 'advised', solved: true, note: '已告知' });
  community.disconnect();
  procuratorate.disconnect();
}
await oneCall('first');
await stop();

const release = () => readFileSync(join(prefix, 'opt/yihu/current/RELEASE'), 'utf8').trim();
const before = release();
const spoilt = install();
must('the same again changes nothing', spoilt.status === 0 && release() === before, spoilt.stderr);
const newer = `${before}-newer`;
writeFileSync(join(unpacked, 'RELEASE'), `${newer}\n`);
const refused = install();
must('a spoilt archive is refused, and nothing is changed', refused.status !== 0 && release() === before);
const sums = join(unpacked, 'SHA256SUMS');
const own = execFileSync('sha256sum', ['RELEASE'], { cwd: unpacked, encoding: 'utf8' });
writeFileSync(sums, readFileSync(sums, 'utf8').replace(/^.*  RELEASE$/m, own.trim()));
const updated = install();
must('a newer one is installed beside it', updated.status === 0 && release() === newer, updated.stderr);
must('the one before is kept', existsSync(join(prefix, 'opt/yihu/releases', before)));
await start();
const calls = await api('GET', '/calls', undefined, admin);
must('after the update the call is there', calls.items.length === 1);
await oneCall('after the update');
await stop();

const removed = install('--uninstall');
must(
  'taken away, data and keys are kept',
  removed.status === 0 &&
    !existsSync(join(prefix, 'opt/yihu')) &&
    ['var/lib/yihu/yihu.sqlite', 'etc/yihu/keys/keys.json', 'etc/yihu/yihu.env'].every((path) =>
      existsSync(join(prefix, path)),
    ),
);

// That it would be seen: the same program, traced the same way, asks somebody.
const knock = "fetch('http://127.0.0.1:4999').catch(() => {})";
spawnSync('strace', [...STRACE, process.execPath, '-e', knock]);
const addresses = () =>
  readFileSync(trace, 'utf8')
    .split('\n')
    .filter((line) => /sin6?_addr|inet_pton/.test(line));
must(
  'an address that is asked for is seen',
  addresses().some((line) => line.includes('127.0.0.1')),
);
const abroad = addresses().filter((line) => !/127\.0\.0\.1|"::1"|::ffff:127\./.test(line));
must(
  `${addresses().length} connections, none but to this machine`,
  abroad.length === 0,
  abroad.slice(0, 5).join('\n'),
);
process.stdout.write('the archive holds what a machine without the internet needs\n');
process.exit(0);
