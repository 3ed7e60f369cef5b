/** What a test sees and hears of a video call: pixels that change, sound in the stream, and a relay that can be cut. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from 'playwright-core';

/** A picture that moves and a tone that beeps, without a question to anybody. */
export const FAKE_DEVICES = [
  '--use-fake-device-for-media-stream=device-count=2,fps=10',
  '--use-fake-ui-for-media-stream',
];

export interface Relay {
  cut(): Promise<void>;
  mend(): Promise<void>;
}
export const relayOn = async (port: number, secret: string): Promise<Relay> => {
  let child: ChildProcess;
  const mend = async () => {
    const env = { ...process.env, RELAY_PORT: String(port), RELAY_SECRET: secret };
    child = fork(new URL('./relay-child.mjs', import.meta.url), { env });
    await once(child, 'message');
  };
  const cut = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  await mend();
  return { cut, mend };
};

/** Before any script of the page: how often it asked for a camera, every connection it made, and only by the relay where told. */
export const watched = async (page: Page, { relay = false } = {}): Promise<void> => {
  await page.addInitScript((relay) => {
    const native = RTCPeerConnection.prototype.getStats;
    const seen = { asked: 0, made: [] as RTCPeerConnection[], line: 'good', native };
    Object.assign(window, { seen });
    const Native = window.RTCPeerConnection;
    window.RTCPeerConnection = class extends Native {
      constructor(how?: RTCConfiguration) {
        super({ ...how, ...(relay && { iceTransportPolicy: 'relay' as const }) });
        seen.made.push(this);
      }
      // What a busy machine makes of a line is no matter of the page: the test says how weak it is.
      override getStats = () => {
        const pair = {
          id: 'pair',
          type: 'candidate-pair',
          nominated: true,
          currentRoundTripTime: seen.line === 'good' ? 0.05 : 0.6,
        };
        return Promise.resolve(new Map([['pair', pair]]) as unknown as RTCStatsReport);
      };
    };
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = (wanted) => {
      seen.asked += 1;
      return ask(wanted);
    };
  }, relay);
};
interface Seen {
  seen: { asked: number; made: RTCPeerConnection[]; line: string; native: () => Promise<RTCStatsReport> };
}
export const makeLine = (page: Page, line: 'weak' | 'good'): Promise<void> =>
  page.evaluate((line) => void ((window as unknown as Seen).seen.line = line), line);
export const countsOf = (page: Page) =>
  page.evaluate(() => {
    const { asked, made } = (window as unknown as Seen).seen;
    return { asked, made: made.length };
  });
/** Which kinds of way this page has for its pictures. */
export const waysOf = (page: Page): Promise<string[]> =>
  until(
    () => waysNow(page),
    (ways) => ways.length > 0,
  );
const waysNow = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const kinds: string[] = [];
    const { made, native } = (window as unknown as Seen).seen;
    for (const connection of made) {
      if (connection.connectionState !== 'connected') continue;
      const reports = [...(await native.call(connection)).values()];
      // One that was only found out on the way is of the kind of those that were gathered.
      for (const one of reports)
        if (one.type === 'local-candidate' && one.candidateType !== 'prflx') kinds.push(one.candidateType);
    }
    return kinds;
  });

/** Of somebody by the name below their picture. */
const videoOf = (page: Page, name: string) => page.locator('figure', { hasText: name }).locator('video');

/** Resolves once their picture has arrived and is another one than before: drawn twice and compared. */
export const seesMoving = async (page: Page, name: string): Promise<void> => {
  const video = videoOf(page, name).first();
  await video.waitFor({ state: 'visible' });
  const drawn = () =>
    video.evaluate((one: HTMLVideoElement) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [64, 48];
      const pen = canvas.getContext('2d')!;
      if (one.videoWidth === 0) return [];
      pen.drawImage(one, 0, 0, 64, 48);
      return [...pen.getImageData(0, 0, 64, 48).data];
    });
  const isPicture = (pixels: number[]) => pixels.some((value, index) => index % 4 !== 3 && value > 40);
  const first = await until(drawn, isPicture);
  await until(drawn, (pixels) => isPicture(pixels) && differs(first, pixels) > 20);
};
const differs = (a: number[], b: number[]) =>
  a.filter((value, index) => Math.abs(value - (b[index] ?? 0)) > 30).length;
const until = async <T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> => {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    const answer = await ask();
    if (fits(answer)) return answer;
  }
  throw new Error('it never came');
};

/** The loudest of so much of their sound, in seconds of the sound itself: 0 is silence. */
const loudestOf = (page: Page, name: string, seconds: number): Promise<number> =>
  videoOf(page, name)
    .first()
    .evaluate(
      (one: HTMLVideoElement, seconds) =>
        new Promise<number>((resolve) => {
          const context = new AudioContext();
          const source = context.createMediaStreamSource(one.srcObject as MediaStream);
          const look = context.createAnalyser();
          source.connect(look);
          const wave = new Float32Array(look.fftSize);
          let loudest = 0;
          const listen = () => {
            look.getFloatTimeDomainData(wave);
            loudest = Math.max(loudest, ...wave.map(Math.abs));
            if (context.currentTime < seconds) return void setTimeout(listen, 20);
            void context.close();
            resolve(loudest);
          };
          listen();
        }),
      seconds,
    );
export const hears = (page: Page, name: string): Promise<number> =>
  until(
    () => loudestOf(page, name, 1),
    (loudest) => loudest > 0.01,
  );
/** The end of what was under way may still be heard. */
export const hearsNothing = (page: Page, name: string): Promise<number> =>
  until(
    () => loudestOf(page, name, 2),
    (loudest) => loudest < 0.001,
  );
