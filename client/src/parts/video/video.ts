/** The one video call of this page: what it is about, how it goes, and what a person does with it. */
import type { VideoConsentWay } from '@protocol/conversation/video.js';
import { computed, effectScope, ref, shallowRef, watchEffect } from 'vue';
import { onLeave } from '../../hub/session';
import { serverNow } from '../../time/clock';
import { steadyNow } from '../../time/steady-now';
import { t } from '../../i18n/index';
import { useToast } from '../toast';
import { browserFacts } from './engine/browser-facts';
import { mayTry, obstacleOf, type Obstacle } from './engine/obstacles';
import { MediaRefused } from './engine/own-media';
import { VideoCall } from './engine/video-call';
import type { VideoLine } from './engine/video-line';
import type { Over, VideoView } from './engine/video-view';
import { dropVideo, keepVideo } from './kept-video';
import { hostNeeded, videoOf } from './rung';

export interface About {
  /** '' for a guest: the one that their link opened. */
  callId: string;
  role: 'community' | 'holder' | 'third';
  /** Whom the call is from, as its place is named. */
  place: string;
  holderId?: string | undefined;
}
/** `asking`: the resident is asked now, by this page; `opening`: the browser asks for the camera. */
export type Step = 'asking' | 'opening' | 'on';

export const about = shallowRef<About | null>(null);
export const view = shallowRef<VideoView | null>(null);
export const step = ref<Step>('on');
/** Seen whole, or put aside for the words. */
export const aside = ref(false);
/** Larger than beside the conversation. */
export const large = ref(false);
export const obstacle = ref<Obstacle | null>(null);
/** Ended without anybody's wish: it can be called again at a touch. */
export const lost = shallowRef<{ about: About; why: Over } | null>(null);
export const busy = ref(false);

let call: VideoCall | null = null;
let opened: ((about: About) => VideoLine) | null = null;
const { toast, sayWhy } = useToast();

export const isOn = computed(() => view.value !== null);
export const isOf = (callId: string): boolean => view.value !== null && about.value?.callId === callId;

const forget = () => {
  call = null;
  view.value = null;
  about.value = null;
  aside.value = large.value = false;
  dropVideo();
};
/** A guest has no words to go on with: their own page says that it is over. */
const guestIsTold: ReadonlySet<Over> = new Set<Over>(['put_out', 'elsewhere']);
const changed = () => {
  if (!call) return;
  const now = call.view();
  const { over } = now;
  if (!over) return void (view.value = now);
  const was = about.value;
  forget();
  if ((over === 'lost' || over === 'alone') && was) lost.value = { about: was, why: over };
  else if (was?.callId || guestIsTold.has(over)) toast(t(`video.over.${over}`), { seconds: 10 });
};

/** @param force in a browser that may not be able to */
export const begin = async (
  of: About,
  line: (about: About) => VideoLine,
  { force = false, picture = true }: { force?: boolean; picture?: boolean } = {},
): Promise<void> => {
  if (call) {
    if (about.value?.callId !== of.callId) toast(t('video.over.other'), { tone: 'late' });
    else aside.value = false;
    return;
  }
  lost.value = null;
  opened = line;
  const facts = browserFacts();
  const found = obstacleOf(facts);
  if (found && !(force && mayTry(facts))) {
    about.value = of;
    obstacle.value = found;
    return;
  }
  obstacle.value = null;
  about.value = of;
  const ways = {
    role: of.role,
    steady: steadyNow,
    now: () => new Date(serverNow()).toISOString(),
    changed,
  };
  // What it listens to is no component's, which may go while it goes on.
  const mine = effectScope(true).run(() => new VideoCall(line(of), ways))!;
  call = mine;
  busy.value = true;
  try {
    // The resident is asked while the other side is rung already.
    if (of.role === 'community') {
      step.value = 'asking';
      await mine.start();
      if (mine.view().consent) await openMedia(mine, picture);
    } else {
      step.value = 'opening';
      changed();
      if (await openMedia(mine, picture)) await mine.start();
    }
  } catch (error) {
    forget();
    mine.finish('left');
    sayWhy(error);
  } finally {
    busy.value = false;
  }
};

const openMedia = async (mine: VideoCall, picture: boolean): Promise<boolean> => {
  step.value = 'opening';
  try {
    await mine.openMedia(picture);
  } catch (error) {
    if (!(error instanceof MediaRefused)) throw error;
    const of = about.value;
    forget();
    mine.end();
    about.value = of;
    obstacle.value = error.trouble;
    return false;
  }
  if (mine.media.trouble && mine.media.cameraCount) toast(t('video.obstacle.camera'), { tone: 'late' });
  step.value = 'on';
  if (about.value?.callId) keepVideo(about.value, mine.media.video !== null);
  changed();
  return true;
};

/** What the resident said. Only after a yes is anything opened. */
export const answerFor = async (how: VideoConsentWay, given: boolean): Promise<void> => {
  const mine = call;
  if (!mine) return;
  busy.value = true;
  try {
    await mine.say(how, given);
    if (given) await openMedia(mine, true);
    else mine.finish('refused');
  } catch (error) {
    sayWhy(error);
  } finally {
    busy.value = false;
  }
};

export const again = (): void => {
  const of = lost.value?.about ?? about.value;
  lost.value = null;
  obstacle.value = null;
  if (of && opened) void begin(of, opened);
};
export const tryAll = (): void => {
  const of = about.value;
  obstacle.value = null;
  if (of && opened) void begin(of, opened, { force: true });
};
export const shut = (): void => {
  obstacle.value = lost.value = null;
  if (!call) about.value = null;
};

const attempt = async (work: () => Promise<void>) => {
  busy.value = true;
  try {
    await work();
    if (about.value?.callId && view.value) keepVideo(about.value, view.value.own.camera === 'on');
  } catch (error) {
    if (error instanceof MediaRefused) toast(t(`video.obstacle.${error.trouble}`), { tone: 'late' });
    else sayWhy(error);
  } finally {
    busy.value = false;
  }
};
export const tools = {
  sound: (on: boolean) => call?.setSound(on),
  camera: (on: boolean) => attempt(async () => call?.setCamera(on)),
  turn: () => attempt(async () => call?.switchCamera()),
  voiceOnly: () => attempt(async () => call?.setVoiceOnly()),
  end: () => call?.end(),
  network: () => call?.networkChanged(),
  putOut: (peerId: string) => attempt(async () => void (await lineNow()?.putOut(videoId(), peerId))),
};
const videoId = () => view.value?.videoId ?? '';
const lineNow = () => (about.value && opened ? opened(about.value) : null);
/** Throws the hub's refusal. */
export const invite = async (personId?: string) => lineNow()?.invite(videoId(), personId);
/** So that being loaded anew within the grace goes on with it. */
export const stillHere = (): void => {
  if (about.value?.callId && view.value && step.value === 'on')
    keepVideo(about.value, view.value.own.camera === 'on');
};
hostNeeded.value = true;
watchEffect(() => (videoOf.value = view.value ? (about.value?.callId ?? '') : ''));
onLeave(() => call?.end());
window.addEventListener('online', () => call?.networkChanged());
(navigator as { connection?: EventTarget }).connection?.addEventListener?.('change', () =>
  call?.networkChanged(),
);
window.addEventListener('pagehide', stillHere);
