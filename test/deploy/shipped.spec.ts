/** What lies in deploy/, as far as it can be judged without the machines it is for. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { validate as lint } from 'dockerfile-utils';
import { load, loadAll } from 'js-yaml';
import { readConfig } from '../../src/kernel/config.js';
import { Seal } from '../../src/kernel/seal/seal.js';
import { wrongWith, type Manifest } from './described.js';

const DEPLOY = join(import.meta.dirname, '..', '..', 'deploy');
const text = (path: string) => readFileSync(join(DEPLOY, path), 'utf8');
const PATH = `${process.env.PATH}:/usr/sbin`;
const has = (command: string) => spawnSync(command, ['--version'], { env: { PATH } }).status === 0;
/** Only where the tool is; elsewhere it is said. */
const where = (command: string) => {
  if (has(command)) return test;
  process.stdout.write(`skipped: what ${command} says, which is not installed\n`);
  return test.skip;
};
/** The settings of an environment file, as systemd reads them. */
const settingsOf = (path: string) =>
  Object.fromEntries(
    [...text(path).matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name!, value!]),
  );

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'yihu-deploy-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the Dockerfile: nothing its linter knows, nobody is root, no image that cannot be changed', () => {
  const file = text('docker/Dockerfile');
  expect(lint(file).map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
  expect(lint(file.replace('WORKDIR /src', 'WORKDR /src'))).not.toEqual([]);
  const bases = [...file.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases)).toEqual(new Set(['${BASE}']));
  const last = file.slice(file.lastIndexOf('FROM '));
  expect(last).toMatch(/^USER 10001:10001$/m);
  expect(last).toMatch(/^HEALTHCHECK [\s\S]*\/api\/health\/ready/m);
  // What runs is what was built: of what it copies, all is there.
  for (const [, path] of last.matchAll(/\/src\/(\S+)/g))
    if (!['node_modules', 'dist'].includes(path!)) statSync(join(DEPLOY, '..', path!));
});

interface Compose {
  services: Record<
    string,
    { secrets?: string[]; environment?: Record<string, string>; [more: string]: unknown }
  >;
  secrets: Record<string, { file: string }>;
  networks: { outside: { ipam: { config: { subnet: string }[] } } };
}
test('compose.yaml: its secrets are files that make-secrets.sh makes, and the hub starts with them', () => {
  const compose = load(text('docker/compose.yaml')) as Compose;
  cpSync(join(DEPLOY, 'docker', 'make-secrets.sh'), join(folder, 'make-secrets.sh'));
  const run = () => execFileSync('sh', ['make-secrets.sh'], { cwd: folder, stdio: 'pipe' }).toString();
  run();
  const made = Object.fromEntries(
    Object.entries(compose.secrets).map(([name, { file }]) => [
      name,
      readFileSync(join(folder, file), 'utf8'),
    ]),
  );
  run();
  for (const [name, { file }] of Object.entries(compose.secrets)) {
    expect(readFileSync(join(folder, file), 'utf8')).toBe(made[name]);
    expect(statSync(join(folder, file)).mode & 0o077).toBe(0);
  }
  expect(Object.keys(compose.services)).toEqual(['hub1', 'hub2', 'postgres', 'redis', 'caddy']);
  const { environment } = compose.services.hub2!;
  const env = Object.fromEntries(
    Object.entries(environment!).map(([name, value]) => [
      name,
      value
        .replace(/\$\{YIHU_NAME:[^}]*\}/, 'yihu.example.gov.cn')
        .replace('/run/secrets', join(folder, 'secrets')),
    ]),
  );
  const config = readConfig({ ...env, HOST: '0.0.0.0' });
  const password = made['postgres-password']!.trim();
  expect(config.database).toEqual({
    kind: 'postgres',
    url: `postgres://yihu:${password}@postgres:5432/yihu`,
  });
  expect(config.redisUrl).toBe(
    `redis://:${made['redis-password'] ?? /\S+$/.exec(made['redis.conf']!.trim())}@redis:6379`,
  );
  expect(Seal.load(config.keyFile!)).toBeDefined();
  // The word of the proxy counts and nobody else's.
  expect(config.trustProxy).toEqual([
    (compose.services.caddy!.networks as { outside: { ipv4_address: string } }).outside.ipv4_address,
  ]);
  for (const name of ['hub1', 'hub2', 'redis', 'caddy'])
    expect(compose.services[name]).toMatchObject({ read_only: true, cap_drop: ['ALL'] });
});

describe('Kubernetes', () => {
  const files = readdirSync(join(DEPLOY, 'kubernetes')).filter((name) => /^\d/.test(name));
  const manifests = files.flatMap((name) => loadAll(text(`kubernetes/${name}`)) as Manifest[]);
  test('every manifest is one of its API, field by field', () => {
    expect(manifests.map((manifest) => [manifest.kind, wrongWith(manifest)])).toEqual(
      manifests.map(({ kind }) => [kind, []]),
    );
    expect(manifests.map(({ kind }) => kind).sort()).toEqual([
      'ConfigMap',
      'Deployment',
      'Ingress',
      'Namespace',
      'NetworkPolicy',
      'PersistentVolumeClaim',
      'PodDisruptionBudget',
      'Secret',
      'Service',
    ]);
    const spoilt = structuredClone(manifests.find(({ kind }) => kind === 'Deployment')!) as any;
    spoilt.spec.template.spec.containers[0].readynessProbe = {};
    expect(wrongWith(spoilt)).toEqual([
      'Deployment.spec.template.spec.containers.0.readynessProbe is no field',
    ]);
    spoilt.spec.replicas = 'two';
    expect(wrongWith(spoilt)).toEqual([expect.stringContaining('must be integer')]);
  });
  test('what names something else names what is there', () => {
    const named = load(text('kubernetes/kustomization.yaml')) as { resources: string[] };
    expect(named.resources).toEqual(files.filter((name) => !name.includes('example')));
    const of = (kind: string) => manifests.find((m) => m.kind === kind) as any;
    const pod = of('Deployment').spec.template;
    for (const kind of ['Service', 'PodDisruptionBudget', 'NetworkPolicy']) {
      const { selector, podSelector } = of(kind).spec;
      expect((podSelector ?? selector).matchLabels ?? selector).toEqual(pod.metadata.labels);
    }
    const settings = of('ConfigMap').data as Record<string, string>;
    for (const [name, value] of Object.entries(settings))
      if (name.endsWith('_FILE') && name !== 'YIHU_KEY_FILE')
        expect(Object.keys(of('Secret').stringData)).toContain(value.split('/').at(-1));
    const [hub] = pod.spec.containers;
    expect(pod.spec.securityContext).toMatchObject({ runAsNonRoot: true, runAsUser: 10001 });
    expect(hub.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(hub.livenessProbe.httpGet.path).toBe('/api/health/live');
    expect(hub.readinessProbe.httpGet.path).toBe('/api/health/ready');
    // The hub takes 10 s to close, and 5 s before that it is told to nobody new.
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(15);
  });
  test('its settings start a hub', () => {
    const settings = (manifests.find(({ kind }) => kind === 'ConfigMap') as any).data as Record<
      string,
      string
    >;
    for (const name of ['database-url', 'redis-url', 'metrics-token', 'setup-code'])
      writeFileSync(
        join(folder, name),
        `${{ 'database-url': 'postgres://a@b/c', 'redis-url': 'redis://r:6379' }[name] ?? 'K3mB7qX9wR2tZ5vN8cJ4hL6p'}\n`,
      );
    const env = Object.fromEntries(
      Object.entries(settings).map(([name, value]) => [name, value.replace('/run/secrets/yihu', folder)]),
    );
    expect(readConfig({ ...env, HOST: '0.0.0.0' })).toMatchObject({
      redisUrl: 'redis://r:6379',
      secure: true,
    });
    const example = (manifests.find(({ kind }) => kind === 'Secret') as any).stringData as Record<
      string,
      string
    >;
    for (const [name, value] of Object.entries(example)) writeFileSync(join(folder, name), value);
    // Whoever deploys the example as it is is told so.
    expect(() => readConfig({ ...env, HOST: '0.0.0.0' })).toThrow(/YIHU_METRICS_TOKEN can be guessed/);
  });
});

describe('systemd', () => {
  where('systemd-analyze')('the unit is one, and what it may do is little', () => {
    const unit = join(folder, 'yihu.service');
    // The program is not where it will be.
    writeFileSync(unit, text('systemd/yihu.service').replace(/^ExecStart=\S+/m, 'ExecStart=/bin/true'));
    const verified = spawnSync('systemd-analyze', ['verify', '--recursive-errors=no', unit], {
      encoding: 'utf8',
    });
    expect([verified.status, verified.stderr]).toEqual([0, '']);
    const judged = execFileSync(
      'systemd-analyze',
      ['security', '--offline=yes', '--no-pager', '--threshold=20', join(DEPLOY, 'systemd', 'yihu.service')],
      { encoding: 'utf8' },
    );
    const exposure = Number(/exposure level for yihu.service: ([\d.]+)/.exec(judged)![1]);
    expect(exposure).toBeLessThanOrEqual(2);
  });
  test('its settings start a hub, which writes where the unit lets it', () => {
    const settings = settingsOf('systemd/yihu.env.example');
    const config = readConfig(settings);
    const unit = text('systemd/yihu.service');
    expect(unit).toMatch(/^StateDirectory=yihu$/m);
    expect(config.database).toEqual({ kind: 'sqlite', path: '/var/lib/yihu/yihu.sqlite' });
    expect(config.files).toMatch(/^\/var\/lib\/yihu\//);
    expect(config.fileStore).toMatchObject({ path: expect.stringMatching(/^\/var\/lib\/yihu\//) });
    const keys = /^ReadWritePaths=(\S+)$/m.exec(unit)![1]!;
    expect(config.keyFile).toMatch(new RegExp(`^${keys}/`));
    expect(text('systemd/yihu.tmpfiles.conf')).toContain(` ${keys} `);
  });
});

where('logrotate')('logs are turned: kept, packed a day later, and begun anew', () => {
  const config = join(folder, 'logrotate.conf');
  const own = process.getuid?.() === 0 ? 'root root' : '';
  writeFileSync(
    config,
    text('logrotate/yihu')
      .replaceAll('/var/log/yihu', folder)
      .replaceAll('/run/nginx.pid', join(folder, 'nginx.pid'))
      .replace('create 0640 root adm', own ? `create 0640 ${own}` : 'create 0640')
      .replaceAll('dateext', 'dateext\n    dateformat -%s'),
  );
  chmodSync(config, 0o600);
  chmodSync(folder, 0o700);
  mkdirSync(join(folder, 'state'));
  const turn = () =>
    execFileSync('logrotate', ['-f', '-s', join(folder, 'state', 'now'), config], {
      env: { PATH },
      stdio: 'pipe',
    });
  writeFileSync(join(folder, 'access.log'), 'first\n');
  writeFileSync(join(folder, 'hub.log'), 'hub\n');
  turn();
  const names = () => readdirSync(folder).filter((name) => name.includes('.log-'));
  expect(
    names()
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .sort(),
  ).toEqual(['first\n', 'hub\n']);
  expect(readFileSync(join(folder, 'access.log'), 'utf8')).toBe('');
  // The hub goes on writing into the file it has open.
  expect(statSync(join(folder, 'hub.log')).size).toBe(0);
  // Half a year, as the law asks.
  for (const [, days] of text('logrotate/yihu').matchAll(/^ *rotate (\d+)$/gm))
    expect(Number(days)).toBeGreaterThanOrEqual(183);
});
