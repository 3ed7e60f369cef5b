/** What the hub is watched by, without a hub: its log file, its errors as they are logged, operations, and its clock. */
import { createSocket } from 'node:dgram';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PushedClock, SystemClock } from '../../../src/kernel/clock.js';
import { LOG_FILES, LogFile } from '../../../src/kernel/logs/log-file.js';
import { safeError } from '../../../src/kernel/logs/safe-error.js';
import { makeLogger } from '../../../src/kernel/logger.js';
import { currentOperation, inOperation, Operation, traceTo } from '../../../src/kernel/trace/operation.js';
import { ClockWatch } from '../../../src/watch/clock/clock-watch.js';
import { askTimeServer } from '../../../src/watch/clock/time-server.js';

describe('a log in a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'yihu-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('never takes more room than it was given, and what was written last is in it', () => {
    const path = join(folder, 'log', 'hub.log');
    const file = new LogFile(path, 1);
    const log = makeLogger('info', file);
    const filler = 'x'.repeat(1000);
    for (let n = 0; n < 1600; n++) log.info({ n, filler }, 'a line');
    const names = readdirSync(join(folder, 'log'));
    expect(names).toHaveLength(LOG_FILES);
    const bytes = names.map((name) => statSync(join(folder, 'log', name)).size);
    expect(bytes.reduce((a, b) => a + b)).toBeLessThanOrEqual(1024 * 1024 + 2000);
    log.info({ n: 1600 }, 'the last');
    expect(readFileSync(path, 'utf8')).toContain('the last');
    const newest = readFileSync(`${path}.1`, 'utf8').trim().split('\n').at(-1)!;
    const first = readFileSync(path, 'utf8').split('\n')[0]!;
    expect(JSON.parse(first).n).toBe(JSON.parse(newest).n + 1);
  });

  test('that cannot be written is refused with its setting', () => {
    writeFileSync(join(folder, 'a file'), '');
    expect(() => new LogFile(join(folder, 'a file', 'hub.log'), 10)).toThrow(/^YIHU_LOG_FILE: .*correct it/);
  });

  test('goes on in a new file when it was moved away, and where it was when the hub starts again', () => {
    const path = join(folder, 'hub.log');
    const file = new LogFile(path, 10);
    makeLogger('info', file).info({}, 'before');
    renameSync(path, `${path}.moved`);
    file.reopen();
    makeLogger('info', file).info({}, 'after');
    makeLogger('info', new LogFile(path, 10)).info({}, 'of the next start');
    expect(readFileSync(`${path}.moved`, 'utf8')).toMatch(/before/);
    expect(readFileSync(path, 'utf8')).toMatch(/after.*\n.*of the next start/);
  });
});

describe('an error as it is logged', () => {
  test('has nothing of what was given in quotes, in any script, nor a long number', () => {
    const given = fc
      .string({ unit: 'grapheme', minLength: 2 })
      .filter((text) => /[^\x20-\x7e]|\d{5}/.test(text) && !/["'`]/.test(text));
    fc.assert(
      fc.property(given, fc.constantFrom('"', "'", '`'), (said, quote) => {
        const { message, stack } = safeError(new SyntaxError(`unexpected ${quote}${said}${quote} here`));
        expect(`${message} ${stack}`).not.toContain(said);
        expect(message).toContain('here');
      }),
    );
  });
  test('keeps what programs call things, and says why beneath', () => {
    const cause = Object.assign(new Error('duplicate key value violates unique constraint "call_key"'), {
      code: '23505',
    });
    expect(safeError(new Error('not written', { cause }))).toMatchObject({
      type: 'Error',
      message: 'not written',
      cause: { code: '23505', message: 'duplicate key value violates unique constraint "call_key"' },
    });
    expect(safeError('plain').message).toBe('plain');
    expect(safeError(undefined)).toEqual({ type: 'undefined', message: '' });
  });
});

describe('an operation', () => {
  afterEach(() => traceTo(undefined));
  test('is known to what is done in it, and to nothing that is done after it', async () => {
    let later: Promise<unknown> | undefined;
    const outer = new Operation('outer');
    await outer.run(async () => {
      await Promise.resolve();
      expect(currentOperation()).toBe(outer);
      await inOperation('joined', async (operation) => expect(operation).toBe(outer));
      later = new Promise((next) => setImmediate(next)).then(() => currentOperation());
    });
    outer.end();
    expect(await later).toBeUndefined();
    await inOperation('alone', async (operation) => expect(operation.name).toBe('alone'));
  });
  test('keeps nothing where nobody looks, and is told with its steps where somebody does', async () => {
    const unseen = new Operation('unseen');
    unseen.concerns('a');
    unseen.step('decide')();
    expect([unseen.calls.size, unseen.steps]).toEqual([0, []]);
    const over: Operation[] = [];
    const late: string[] = [];
    traceTo({ over: (operation) => void over.push(operation), late: (_, { name }) => void late.push(name) });
    const seen = new Operation('seen');
    const told = seen.step('tell');
    seen.concerns('a', { opened: true });
    seen.step('decide', { n: 1 })({ m: 2 });
    seen.end('conflict');
    told();
    expect(over).toEqual([seen]);
    expect([seen.outcome, seen.opened, seen.steps.map(({ name, facts }) => [name, facts])]).toEqual([
      'conflict',
      'a',
      [['decide', { n: 1, m: 2 }]],
    ]);
    expect(late).toEqual(['tell']);
    new Operation('about nothing').end();
    expect(over).toHaveLength(1);
  });
});

describe('the clock of the machine', () => {
  const given = (others: { beatAt: number }[] = [], timeServer?: { host: string; port: number }) => {
    const clock = new PushedClock(1_000_000_000_000);
    const said: unknown[] = [];
    const watch = new ClockWatch(
      clock,
      { kind: 'sqlite' } as never,
      { others: async () => others } as never,
      { watched: { timeServer } } as never,
      { warn: (what: unknown) => void said.push(what) } as never,
    );
    return { clock, watch, said };
  };

  test.each([90_000, -90_000])(
    'that is set by %d ms is said for an hour, in either direction',
    async (step) => {
      const { clock, watch, said } = given();
      watch.start();
      await clock.push(3000);
      expect(watch.step()).toBeUndefined();
      clock.leap(step);
      // Timers of a pushed clock wait for their instant, those of a real one for their time.
      if (step < 0) watch.stepped(step);
      else await clock.push(1000);
      expect(Math.round(watch.step()! / 10_000)).toBe(step / 10_000);
      expect(said).toHaveLength(1);
      await clock.push(3_601_000);
      expect(watch.step()).toBeUndefined();
      expect(await watch.figures()).toMatch(/^yihu_clock_steps_total 1$/m);
      watch.onApplicationShutdown();
    },
  );

  test('is wrong, or another node’s is, where a sign of life is yet to come', async () => {
    const others = [{ beatAt: 0 }, { beatAt: 1_000_000_025_000 }];
    const { clock, watch } = given(others);
    watch.start();
    await clock.push(20_000);
    expect(watch.offset()).toBe(-5000);
    expect(await watch.figures()).toMatch(/^yihu_clock_offset_seconds\{against="nodes"\} -5$/m);
    await clock.push(40_000);
    expect(watch.offset()).toBeUndefined();
    expect(await watch.figures()).not.toMatch(/^yihu_clock_offset_seconds\{/m);
    watch.onApplicationShutdown();
  });

  describe('and a time server', () => {
    const serving = async (answer: (question: Buffer) => Buffer | undefined) => {
      const server = createSocket('udp4');
      server.on('message', (question, { port, address }) => {
        const said = answer(question);
        if (said) server.send(said, port, address);
      });
      await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      return { host: '127.0.0.1', port, close: () => server.close() };
    };
    const time = (seconds: number, stratum = 2) => {
      const said = Buffer.alloc(48);
      said[1] = stratum;
      said.writeUInt32BE(seconds + 2_208_988_800, 40);
      said.writeUInt32BE(2 ** 31, 44);
      return said;
    };
    test('that answers says what time it is', async () => {
      const asked: number[] = [];
      const server = await serving(
        (question) => (asked.push(question[0]!, question.length), time(1_700_000_000)),
      );
      expect(await askTimeServer(server, new SystemClock(), 5000)).toBe(1_700_000_000_500);
      expect(asked).toEqual([0x23, 48]);
      server.close();
    });
    test.each([
      ['refuses', time(1_700_000_000, 0)],
      ['has no time itself', time(1_700_000_000, 16)],
      ['says too little', Buffer.alloc(12, 1)],
    ])('that %s is not believed', async (_, said) => {
      const server = await serving(() => said);
      await expect(askTimeServer(server, new SystemClock(), 5000)).rejects.toThrow('no time');
      server.close();
    });
    test('that says nothing is not waited for', async () => {
      const server = await serving(() => undefined);
      const clock = new PushedClock(0);
      const asked = askTimeServer(server, clock, 1000);
      const refused = expect(asked).rejects.toThrow('no answer');
      await clock.push(1000);
      await refused;
      server.close();
    });
  });
});
