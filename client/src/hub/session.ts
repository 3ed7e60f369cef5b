import type { Me } from '@protocol/people/me.js';
import type { Role } from '@protocol/codes.js';
import { computed, ref, shallowRef, watch } from 'vue';
import { followAuthor } from './author';
import { http, post } from './http';
import { keep } from '../storage/keep';
import { ownerOf } from '../pages/community/raise/new-raise';
import { endPush, takePush } from './push';
import { Refused } from './refused';

export type Person = Me;
const kept = 'me';

/** Who is here: undefined before it is known, null when nobody is. */
export const me = shallowRef<Person | null | undefined>();
watch(me, followAuthor, { flush: 'sync' });
/** True when the person is only remembered, because the server could not be asked. */
export const remembered = ref(false);
/** Set when a session ended by itself, so that the sign-in page can say so. */
export const ended = ref(false);
/** What ended was a shared device's enrolment. */
export const endedDevice = ref(false);

/** Codes of the categories that the administrator added. */
export const addedCategories = computed(() => me.value?.categories ?? []);
export const roles = computed<readonly Role[]>(() => me.value?.user.roles ?? []);
export const has = (...any: Role[]): boolean => any.some((role) => roles.value.includes(role));

/** Of a unit above districts, without communities and calls of its own. */
export const readsFiguresOnly = computed(() => me.value?.unit.figuresOnly === true);

/** Whose unsent calls these are: a shared device keeps its own, whoever has said meanwhile that they act. */
export const owner = computed(() => ownerOf(me.value));

/** Whose answers may still be in this page's memory. */
let seen: string | undefined;
/** The page begins anew: nothing of who was here before is left in it. */
const anew = (path: string) => {
  window.location.assign(path);
  return new Promise<never>(() => undefined);
};

type Leaving = () => void;
const leaving = new Set<Leaving>();
/** For what must stop with the session: channels, outboxes. */
export const onLeave = (fn: Leaving): void => void leaving.add(fn);

const stop = () => {
  for (const fn of leaving) fn();
};
const leave = () => {
  stop();
  me.value = null;
  remembered.value = false;
  keep.drop(kept);
};

export const load = async (): Promise<Person | null> => {
  try {
    const person = await http<Person>('/me');
    // A shift phone that changed hands: what the one before had open is not the next one's.
    if (me.value?.device?.kind === 'shift' && me.value.user.id !== person.user.id) stop();
    me.value = person;
    seen = person.user.id;
    remembered.value = false;
    keep.write(kept, me.value);
  } catch (error) {
    if (error instanceof Refused && error.code === 'unauthenticated') leave();
    else if (!me.value) {
      me.value = keep.read<Person>(kept);
      remembered.value = me.value !== null;
    }
  }
  return me.value ?? null;
};

/** Nobody signs in without being asked who they are in the end: throws where /me does not answer. */
export const signIn = async (username: string, password: string, code?: string): Promise<Person> => {
  await post('/auth/login', { username, password, ...(code && { code }) });
  const person = await http<Person>('/me');
  // What another person left unsent on a shared phone is not this person's, nor is what would be pushed to them.
  const same = keep.get('last') === person.user.id;
  if (!same) keep.dropAll('draft.');
  await takePush(same);
  keep.set('last', person.user.id);
  keep.write(kept, person);
  if (seen !== undefined && seen !== person.user.id) return anew('/');
  seen = person.user.id;
  ended.value = false;
  remembered.value = false;
  me.value = person;
  return person;
};

/**
 * A sign-out that was not heard by the server is not one: throws, and the person stays. Drafts, particulars and
 * pushes go with the person; calls that were not sent yet stay, under their author.
 */
export const signOut = async (): Promise<void> => {
  try {
    await post('/auth/logout');
  } catch (error) {
    if (!(error instanceof Refused) || error.code !== 'unauthenticated') throw error;
  }
  keep.dropAll('draft.');
  ended.value = false;
  leave();
  await endPush();
  return anew('/sign-in');
};

/** The server closed the session; asks once, because a restart looks the same. */
export const checkSession = async (): Promise<boolean> => {
  const before = me.value;
  const person = await load();
  if (before && !person) {
    ended.value = true;
    endedDevice.value = before.device !== undefined;
  }
  return person !== null;
};
