/** A voice note is recorded once, kept whatever ends it, and what stands in its way is said. */
import { jest } from '@jest/globals';
import { endingOf, mediaType } from '../../../client/src/parts/voice-note/media-type.js';
import { clockText } from '../../../client/src/parts/voice-note/clock-text.js';

interface Recording {
  phase: string;
  why?: string;
  ending?: string;
  seconds: number;
  finish(): Promise<{ blob: Blob; seconds: number } | undefined>;
  leave(): void;
  drop(): void;
}
/** It speaks of what only browsers have, which the check of the hub's types knows nothing of. */
const { LONGEST, record } = (await import(
  new URL('../../../client/src/parts/voice-note/recording.ts', import.meta.url).href
)) as { LONGEST: number; record: () => Recording };

class FakeRecorder extends EventTarget {
  static types = ['audio/mp4', 'audio/webm'];
  static last: FakeRecorder | undefined;
  static isTypeSupported = (type: string) => FakeRecorder.types.includes(type);
  state = 'inactive';
  said = 'words';
  constructor(
    readonly stream: unknown,
    readonly options: { mimeType: string },
  ) {
    super();
    FakeRecorder.last = this;
  }
  start() {
    this.state = 'recording';
    this.dispatchEvent(new Event('start'));
  }
  stop() {
    this.state = 'inactive';
    const data = new Blob(this.said ? [this.said] : []);
    this.dispatchEvent(Object.assign(new Event('dataavailable'), { data }));
    this.dispatchEvent(new Event('stop'));
  }
}
let open = 0;
const microphone = async () => {
  open += 1;
  let live = 1;
  return {
    getTracks: () => [
      {
        stop: () => {
          open -= live;
          live = 0;
        },
      },
    ],
  };
};
const browser = (
  changes: Record<string, unknown> = {},
  getUserMedia: () => Promise<unknown> = microphone,
) => {
  const globals = {
    window: { isSecureContext: true },
    navigator: { mediaDevices: { getUserMedia } },
    MediaRecorder: FakeRecorder,
    ...changes,
  };
  for (const [name, value] of Object.entries(globals))
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
};
const settled = async () => {
  for (let n = 0; n < 10; n++) await Promise.resolve();
};
const named = (name: string) => () => Promise.reject(Object.assign(new Error(name), { name }));

beforeEach(() => {
  jest.useFakeTimers();
  FakeRecorder.last = undefined;
  FakeRecorder.types = ['audio/mp4', 'audio/webm'];
  open = 0;
  browser();
});
afterEach(() => jest.useRealTimers());

test('is MP4 where a browser can, WebM where it cannot, and never Ogg', () => {
  const among = (...types: string[]) => mediaType((type) => types.includes(type));
  expect(among('audio/mp4;codecs=mp4a.40.2', 'audio/mp4', 'audio/webm')).toBe('audio/mp4;codecs=mp4a.40.2');
  expect(among('audio/webm', 'audio/mp4', 'audio/ogg')).toBe('audio/mp4');
  expect(among('audio/webm;codecs=opus', 'audio/webm', 'audio/ogg;codecs=opus')).toBe(
    'audio/webm;codecs=opus',
  );
  expect(among('audio/ogg', 'audio/ogg;codecs=opus')).toBeUndefined();
  expect([endingOf('audio/mp4'), endingOf('audio/webm')]).toEqual(['m4a', 'webm']);
  expect([0, 7.9, 75, 300].map(clockText)).toEqual(['0:00', '0:07', '1:15', '5:00']);
});

test('what was said is handed over with its length, and the microphone is let go', async () => {
  const recording = record();
  expect(recording.phase).toBe('asking');
  await settled();
  expect([recording.phase, open]).toEqual(['recording', 1]);
  jest.advanceTimersByTime(7400);
  expect(clockText(recording.seconds)).toBe('0:07');
  const note = await recording.finish();
  expect([note?.seconds, note?.blob.type, await note?.blob.text(), open]).toEqual([
    7,
    'audio/mp4',
    'words',
    0,
  ]);
});

test('after five minutes it stops by itself and keeps all of them', async () => {
  const recording = record();
  await settled();
  jest.advanceTimersByTime((LONGEST - 1) * 1000);
  expect(recording.phase).toBe('recording');
  jest.advanceTimersByTime(60_000);
  expect([recording.phase, recording.ending, recording.seconds, open]).toEqual(['over', 'full', 300, 0]);
  expect((await recording.finish())?.seconds).toBe(300);
});

test.each(['cut', 'left'] as const)('%s: what was said waits to be sent', async (ending) => {
  const recording = record();
  await settled();
  jest.advanceTimersByTime(4000);
  if (ending === 'left') recording.leave();
  else FakeRecorder.last!.stop();
  expect([recording.phase, recording.ending, open]).toEqual(['over', ending, 0]);
  jest.advanceTimersByTime(60_000);
  expect((await recording.finish())?.seconds).toBe(4);
});

test('what is thrown away is gone, also while the browser still asks', async () => {
  const recording = record();
  await settled();
  recording.drop();
  expect([open, await recording.finish()]).toEqual([0, undefined]);
  const asked = record();
  asked.drop();
  await settled();
  expect([asked.phase, open]).toEqual(['asking', 0]);
});

test('silence that makes no file is nothing', async () => {
  const recording = record();
  await settled();
  FakeRecorder.last!.said = '';
  expect(await recording.finish()).toBeUndefined();
});

test.each([
  ['insecure', { window: { isSecureContext: false } }, microphone],
  ['unsupported', { MediaRecorder: undefined }, microphone],
  ['unsupported', { navigator: {} }, microphone],
  ['denied', {}, named('NotAllowedError')],
  ['missing', {}, named('NotFoundError')],
  ['busy', {}, named('NotReadableError')],
  ['failed', {}, named('TypeError')],
] as const)('%s is said', async (why, changes, getUserMedia) => {
  browser(changes, getUserMedia);
  const recording = record();
  await settled();
  expect([recording.phase, recording.why, open]).toEqual(['refused', why, 0]);
  expect(await recording.finish()).toBeUndefined();
});

test('a browser that records Ogg only cannot', async () => {
  FakeRecorder.types = ['audio/ogg'];
  const recording = record();
  await settled();
  expect([recording.why, open]).toEqual(['unsupported', 0]);
});
