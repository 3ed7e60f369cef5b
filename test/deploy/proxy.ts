/** The shipped nginx and Caddy configurations, run as they are but for the places that a site changes anyway. */
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { freePort } from '../setup/server.js';

const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy');
/** Debian's nginx is where only root looks. */
const PATH = `${process.env.PATH}:/usr/sbin`;
const runs = (command: string, ...args: string[]) => spawnSync(command, args, { env: { PATH } }).status === 0;
export const PROXIES = ['nginx', 'caddy'] as const;
export type ProxyName = (typeof PROXIES)[number];
export const canRun = (name: ProxyName) =>
  runs('openssl', 'version') && (name === 'nginx' ? runs('nginx', '-v') : runs('caddy', 'version'));

export interface Proxy {
  name: ProxyName;
  base: string;
  httpBase: string;
  /** All that it has written into its logs. */
  logs(): string;
  stop(): Promise<void>;
}
interface Place {
  folder: string;
  https: number;
  http: number;
  hubs: number[];
}

/** Whatever was to be changed has to be there: else the test would run something else than what is shipped. */
const change = (text: string, changes: [string | RegExp, string][]) =>
  changes.reduce((now, [from, to]) => {
    const then = now.replaceAll(from, to);
    if (then === now) throw new Error(`there is no ${String(from)} in the configuration`);
    return then;
  }, text);

function nginxOf({ folder, https, http, hubs }: Place): string[] {
  const site = change(readFileSync(join(DEPLOY, 'nginx', 'yihu.conf'), 'utf8'), [
    [/^ *listen \[::\].*\n/gm, ''],
    ['listen 80;', `listen 127.0.0.1:${http};`],
    ['listen 443 ssl', `listen 127.0.0.1:${https} ssl`],
    ['yihu.example.gov.cn', 'localhost'],
    ['127.0.0.1:3000', `127.0.0.1:${hubs[0]}`],
    ['127.0.0.1:3001', `127.0.0.1:${hubs[1]}`],
    ['/etc/yihu/tls', folder],
    ['/var/log/yihu', folder],
  ]);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${folder}/${kind};`,
  );
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  writeFileSync(
    join(folder, 'nginx.conf'),
    `${user} daemon off; pid ${folder}/nginx.pid; worker_processes 1; error_log ${folder}/main.log;
     events {} http { ${temporary.join(' ')} include ${folder}/yihu.conf; }`,
  );
  writeFileSync(join(folder, 'yihu.conf'), site);
  const args = ['-e', join(folder, 'main.log'), '-c', join(folder, 'nginx.conf')];
  execFileSync('nginx', ['-t', '-q', ...args], { env: { PATH } });
  return ['nginx', ...args];
}

function caddyOf({ folder, https, http, hubs }: Place, env: NodeJS.ProcessEnv): string[] {
  const file = join(folder, 'Caddyfile');
  const site = change(readFileSync(join(DEPLOY, 'caddy', 'Caddyfile'), 'utf8'), [
    ['http://{$YIHU_NAME:yihu.example.gov.cn}', `http://localhost:${http}`],
    ['https://{$YIHU_NAME:yihu.example.gov.cn}', `https://localhost:${https}`],
    // It is waited for in each question that nobody answers.
    ['lb_try_duration 3s', 'lb_try_duration 1s'],
  ]);
  writeFileSync(file, site);
  env.YIHU_HUBS = hubs.map((port) => `127.0.0.1:${port}`).join(' ');
  env.YIHU_TLS_CERTIFICATE = join(folder, 'fullchain.pem');
  env.YIHU_TLS_KEY = join(folder, 'privkey.pem');
  env.YIHU_CADDY_LOGS = folder;
  env.XDG_DATA_HOME = env.XDG_CONFIG_HOME = join(folder, 'caddy');
  const args = ['--adapter', 'caddyfile', '--config', file];
  execFileSync('caddy', ['validate', ...args], { env, stdio: 'pipe' });
  return ['caddy', 'run', ...args];
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => (socket.destroy(), resolve(true)));
    socket.once('error', () => resolve(false));
  });

/** One certificate for all proxies of a spec. */
export function makeCertificate(): { folder: string; ca: string } {
  const folder = mkdtempSync(join(tmpdir(), 'yihu-proxy-'));
  const [key, certificate] = [join(folder, 'privkey.pem'), join(folder, 'fullchain.pem')];
  execFileSync(
    'openssl',
    ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '1']
      .concat(['-keyout', key, '-out', certificate, '-subj', '/CN=localhost'])
      .concat(['-addext', 'subjectAltName=DNS:localhost']),
    { stdio: 'pipe' },
  );
  return { folder, ca: readFileSync(certificate, 'utf8') };
}

/** @param ports where people come in by https and by http */
export async function startProxy(
  name: ProxyName,
  certificate: string,
  hubs: number[],
  [https, http]: [number, number],
): Promise<Proxy> {
  const folder = join(certificate, `${name}-${https}`);
  mkdirSync(folder);
  for (const file of ['privkey.pem', 'fullchain.pem'])
    writeFileSync(join(folder, file), readFileSync(join(certificate, file)));
  const place = { folder, https, http, hubs };
  const env: NodeJS.ProcessEnv = { PATH };
  const [command, ...args] = name === 'nginx' ? nginxOf(place) : caddyOf(place, env);
  const child: ChildProcess = spawn(command!, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr!.on('data', (text: Buffer) => (said += text.toString()));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  while (!(await answers(https))) {
    if (child.exitCode !== null) throw new Error(`${name} does not start: ${said}`);
    await pass(20);
  }
  const files = name === 'nginx' ? ['access.log', 'error.log', 'main.log'] : ['yihu.log'];
  const read = (file: string) => {
    try {
      return readFileSync(join(folder, file), 'utf8');
    } catch {
      return '';
    }
  };
  return {
    name,
    base: `https://localhost:${https}`,
    httpBase: `http://localhost:${http}`,
    logs: () => files.map(read).join('') + said,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

export const twoPorts = async (): Promise<[number, number]> => [await freePort(), await freePort()];
export const removeCertificate = (folder: string) => rmSync(folder, { recursive: true, force: true });

export interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}
/** As fetch, with a certificate of its own and from an address of this machine's own choice. */
export const ask = (
  url: string,
  { ca, ...more }: { ca: string; method?: string; headers?: Record<string, string>; localAddress?: string },
  body?: Uint8Array | string,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asking = request(url, { ca, agent: false, family: 4, ...more }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.once('end', () => resolve({ status: response.statusCode!, headers: response.headers, text }));
    });
    asking.once('error', reject);
    asking.end(body);
  });
