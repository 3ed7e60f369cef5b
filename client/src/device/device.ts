import type { Holder } from '@protocol/answers.js';
import type { DeviceState } from '@protocol/people/shared-device.js';
import { computed, onScopeDispose, shallowRef } from 'vue';
import { serverNow, setServerTime } from '../time/clock';
import { author, followAuthor, forgetAuthor } from '../hub/author';
import { http, post } from '../hub/http';
import { keep } from '../storage/keep';
import { t } from '../i18n/index';
import { useToast } from '../parts/toast';
import { load, me, onLeave } from '../hub/session';
import { isLeft, leftBy } from './words-left';

const told = shallowRef<DeviceState | null>(null);
onLeave(() => (told.value = null));

/** The shared device this page is on; null before it is known, and on everybody's own. */
export const device = computed(() => told.value);
export const atDevice = computed(() => me.value?.device !== undefined);
/** A community's device on which nobody has said who acts, or too long ago. */
export const unnamed = computed(() => me.value?.device?.kind === 'community' && !me.value.device.acts);
/** Particulars may be read in clear. */
export const unlocked = computed(() => told.value?.unlockedUntil !== undefined);

let timer: ReturnType<typeof setTimeout> | undefined;
/** Looks again when something lapses: the choice of who acts, the unlocking. */
const lookAgain = (state: DeviceState) => {
  clearTimeout(timer);
  const ends = [state.actsUntil, state.unlockedUntil].flatMap((at) => (at ? [Date.parse(at)] : []));
  if (ends.length)
    timer = setTimeout(() => void readDevice(), Math.max(500, Math.min(...ends) - serverNow() + 250));
};
const put = async (state: DeviceState): Promise<void> => {
  setServerTime(state.serverTime);
  const before = author.value;
  told.value = state;
  lookAgain(state);
  const acting = state.acting?.id ?? state.id;
  if (me.value?.device && me.value.user.id !== acting) await load();
  else followAuthor(me.value);
  // Another page of this device changed it, or somebody was not asked: said, at least.
  if (before && author.value && author.value.id !== before.id && before.id !== state.id) {
    const left = leftBy(before);
    if (isLeft(left)) useToast().toast(t('device.left.kept', { name: before.name }));
  }
};

export const readDevice = async (): Promise<void> => {
  try {
    await put(await http<DeviceState>('/device'));
  } catch {
    // As it was: the next command tells what holds.
  }
};
/** Keeps the device's own state right for as long as the page is open. */
export const followDevice = (): void => {
  if (!atDevice.value) return;
  const look = () => {
    if (document.visibilityState === 'visible') void readDevice();
  };
  document.addEventListener('visibilitychange', look);
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', look);
    clearTimeout(timer);
  });
  void readDevice();
};

type Deed = 'person' | 'unlock' | 'lock' | 'take' | 'return' | 'pin';
const ask = async (deed: Deed, body: object = {}): Promise<void> =>
  put(await post<DeviceState>(`/device/${deed}`, body));

export type PersonHere = DeviceState['people'][number];
export const choosePerson = async (person: Holder | null): Promise<void> => {
  if (!person) forgetAuthor();
  await ask('person', { personId: person?.id ?? null });
};
export const unlock = (personId: string, pin: string) => ask('unlock', { personId, pin });
export const lock = () => ask('lock');
export const setFirstPin = (personId: string, pin: string, password: string, code: string) =>
  ask('pin', { personId, pin, password, ...(code && { code }) });

/** The page begins anew: nothing of who had the phone before is left in it. */
const anew = () => window.location.assign('/');
export const take = async (personId: string, pin: string): Promise<void> => {
  await post('/device/take', { personId, pin });
  anew();
};
export const giveBack = async (): Promise<void> => {
  await post('/device/return');
  // They were asked; the phone lies in a drawer from now on.
  keep.dropAll('draft.');
  anew();
};
