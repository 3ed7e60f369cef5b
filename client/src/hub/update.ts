/**
 * An old page learns that there is a new version from the connection's snapshot, or within a minute by asking; the
 * person says when. It is never reloaded during a ring or while a word is half written.
 */
import { MINUTE, HOUR } from '@protocol/time/durations.js';
import { onScopeDispose, ref } from 'vue';
import { registerSW } from 'virtual:pwa-register';
import { isOther, ownBuild } from './build';
import { http } from './http';

/** The hub serves another build than this page is of. */
export const updateWaiting = ref(false);
/** Asked for, and waiting for the ring or the word to end. */
export const updateSoon = ref(false);
/** A page that could not be opened from here, and why. */
export const missing = ref<{ to: string; why: 'old' | 'offline' } | null>(null);

const BEAT = 1_000;
const INSTALLING = 15_000;

let registration: ServiceWorkerRegistration | undefined;
const learn = () => {
  updateWaiting.value = true;
  void registration?.update().catch(() => undefined);
};

/** What the snapshot says that the hub serves. */
export const learnBuild = (theirs: string | undefined): void => {
  if (isOther(theirs, ownBuild())) learn();
};

/** Asks the hub. */
export const lookForUpdate = async (): Promise<'same' | 'other' | 'unreached'> => {
  try {
    const { build } = await http<{ build?: string }>('/hub');
    if (!isOther(build, ownBuild())) return 'same';
    learn();
    return 'other';
  } catch {
    return 'unreached';
  }
};

/** The page stays as it is, with its rings and its words; the bar above it says what to do. */
export const sayMissing = async (to: string): Promise<void> => {
  const found = await lookForUpdate();
  missing.value = { to, why: found === 'unreached' ? 'offline' : 'old' };
};

const holds = new Set<() => boolean>();
/** For as long as this is true nothing may be reloaded. */
export const holdReload = (busy: () => boolean): void => {
  holds.add(busy);
  onScopeDispose(() => holds.delete(busy));
};
/** What is not kept, because secrets are among it: a reload by hand asks first, the hub's own waits. */
export const askBeforeReload = (unsaved: () => boolean): void => {
  holdReload(unsaved);
  const ask = (event: BeforeUnloadEvent) => {
    if (!unsaved()) return;
    event.preventDefault();
    // Chromium before 119 asks only where this is set.
    event.returnValue = true;
  };
  window.addEventListener('beforeunload', ask);
  onScopeDispose(() => window.removeEventListener('beforeunload', ask));
};
const writing = () => {
  const field = document.activeElement;
  return (
    (field instanceof HTMLTextAreaElement ||
      (field instanceof HTMLInputElement && field.type !== 'checkbox')) &&
    field.value !== ''
  );
};
const busy = () => writing() || [...holds].some((held) => held());

/** The new service worker is in its place, or there is none to wait for. */
const takeOver = async (): Promise<void> => {
  if (!registration) return;
  await registration.update().catch(() => undefined);
  const coming = registration.installing;
  if (coming)
    await new Promise<void>((resolve) => {
      setTimeout(resolve, INSTALLING);
      coming.addEventListener('statechange', () => coming.state !== 'installing' && resolve());
    });
  const fresh = registration.waiting;
  if (!fresh) return;
  await new Promise<void>((resolve) => {
    setTimeout(resolve, INSTALLING);
    navigator.serviceWorker.addEventListener('controllerchange', () => resolve(), { once: true });
    fresh.postMessage({ type: 'SKIP_WAITING' });
  });
};

/** Loads the new version, at `to` or where the page is, as soon as nothing is lost by it. */
export const updateNow = async (to?: string): Promise<void> => {
  if (updateSoon.value) return;
  updateSoon.value = true;
  while (busy()) await new Promise((next) => setTimeout(next, BEAT));
  await takeOver();
  while (busy()) await new Promise((next) => setTimeout(next, BEAT));
  if (to === undefined) location.reload();
  else location.assign(to);
};

export const watchForUpdates = (): void => {
  const look = () => document.visibilityState === 'visible' && void lookForUpdate();
  setInterval(look, MINUTE);
  document.addEventListener('visibilitychange', look);
  // A part of the page that cannot be fetched is most likely gone with an older version.
  window.addEventListener('vite:preloadError', look);
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  registerSW({
    onNeedRefresh: () => (updateWaiting.value = true),
    // Another page of this browser has taken the new version: this one goes on until its person says so.
    onNeedReload: () => (updateWaiting.value = true),
    onRegisteredSW: (_url, registered) => {
      registration = registered;
      if (registered) setInterval(() => void registered.update().catch(() => undefined), HOUR);
    },
  });
};
