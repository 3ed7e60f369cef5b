import type { Ring, RingEnd } from '@protocol/calls/ring.js';
import { LIMITS } from '@protocol/limits.js';
import { computed, ref, shallowRef, type ComputedRef } from 'vue';
import { serverNow, useNow } from '../../../time/clock';
import { called, categoryName } from '../../../time/format';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { Refused } from '../../../hub/refused';
import { onLeave } from '../../../hub/session';
import { steadyNow } from '../../../time/steady-now';
import { takeDetail } from '../matter/matter';
import { line } from '../line';
import { oldestFirst } from './ring';
import { standsFor } from './ring-lifetime';

const offers = shallowRef<readonly Ring[]>([]);
/** True once a snapshot has come: before it nothing is known to have ended. */
export const offersKnown = ref(false);
/** The ring whose answer is on its way. */
export const answering = ref('');
const { toast, sayWhy, drop: unsay } = useToast();
/** When a ring is over though the hub could not say so, on the steady clock. */
const until = new Map<string, number>();
/** The last ring's end that was said of a call: untrue once the call rings here again. */
const endsSaid = new Map<string, string>();

const stand = (ring: Ring) =>
  until.set(ring.id, steadyNow() + standsFor(Date.parse(ring.expiresAt), serverNow()));
/** Milliseconds that a ring may still sound here. */
export const soundsFor = (ring: Ring): number => Math.max(0, (until.get(ring.id) ?? 0) - steadyNow());

const drop = (id: string) => {
  offers.value = offers.value.filter((ring) => ring.id !== id);
  until.delete(id);
};
const received = (ring: Ring) => {
  line.ask('offer:received', { offerId: ring.id }).catch(() => undefined);
};
const where = (ring: Ring) => `${categoryName(ring.call.category, true)} · ${ring.call.community.name}`;

const end = ({ id, state, own }: RingEnd) => {
  const ring = offers.value.find((known) => known.id === id);
  drop(id);
  if (!ring || answering.value === id) return;
  // The same call rings here already again: nobody else is sought.
  if (offers.value.some((other) => other.call.id === ring.call.id)) return;
  if (own || (state !== 'withdrawn' && state !== 'expired')) return;
  endsSaid.set(ring.call.id, toast(t(`desk.ring.${state}`, { what: where(ring) })));
};
const ringsAnew = ({ call }: Ring) => {
  unsay(endsSaid.get(call.id) ?? '');
  endsSaid.delete(call.id);
};

export const followOffers = (): void => {
  line.on('snapshot', (snapshot) => {
    until.clear();
    snapshot.offers.forEach(stand);
    offers.value = oldestFirst(snapshot.offers);
    offersKnown.value = true;
    snapshot.offers.forEach(received);
  });
  line.on('offer:ring', (ring) => {
    received(ring);
    stand(ring);
    ringsAnew(ring);
    offers.value = oldestFirst([...offers.value.filter((known) => known.id !== ring.id), ring]);
  });
  line.on('offer:ended', end);
  onLeave(() => {
    offers.value = [];
    offersKnown.value = false;
  });
};

/** What rings now, oldest first. */
export const useRings = (): ComputedRef<Ring[]> => {
  const now = useNow();
  // The tick only has it looked at again: what counts is the clock that nobody sets.
  return computed(() => offers.value.filter((ring) => now.value && soundsFor(ring) > 0));
};

/** An ended offer is nobody's fault: said calmly, with who has the call. */
const lost = (ring: Ring, error: unknown) => {
  const over = error instanceof Refused && (error.code === 'conflict' || error.code === 'not_found');
  if (over) drop(ring.id);
  if (over && error.holder) toast(t('desk.ring.taken', { name: called(error.holder) }));
  else if (over) toast(t('desk.ring.withdrawn', { what: where(ring) }));
  else sayWhy(error);
};

/** The accepted call's id, or null where somebody was faster or the hub was not reached. */
export const accept = async (ring: Ring): Promise<string | null> => {
  if (answering.value) return null;
  answering.value = ring.id;
  try {
    const call = await line.ask('offer:accept', { offerId: ring.id });
    drop(ring.id);
    takeDetail(call);
    return call.id;
  } catch (error) {
    lost(ring, error);
    return null;
  } finally {
    answering.value = '';
  }
};

/** An interest declared: never rung for it again. Why may be told from the call's page; a ring is no time to write. */
export const recuse = async (ring: Ring): Promise<void> => {
  if (answering.value) return;
  answering.value = ring.id;
  try {
    await line.ask('call:recuse', { offerId: ring.id });
    drop(ring.id);
    toast(t('desk.ring.recused', { what: where(ring) }));
  } catch (error) {
    lost(ring, error);
  } finally {
    answering.value = '';
  }
};

/** The ring that was declined just now, as long as that can be taken back. */
export const takeable = shallowRef<Ring | null>(null);

const offerRetake = (ring: Ring) => {
  takeable.value = ring;
  const seconds = LIMITS.retakeSeconds;
  const action = { label: t('desk.ring.retake'), run: () => void retake(ring) };
  endsSaid.set(ring.call.id, toast(t('desk.ring.declined', { what: where(ring) }), { action, seconds }));
  setTimeout(() => {
    if (takeable.value === ring) takeable.value = null;
  }, seconds * 1000);
};

/** It was a slip: the hub rings this officer anew, which comes as every ring does. */
export const retake = async (ring: Ring): Promise<void> => {
  takeable.value = null;
  try {
    await line.ask('offer:retake', { offerId: ring.id });
  } catch (error) {
    lost(ring, error);
  }
};

export const decline = async (ring: Ring, reason?: string): Promise<void> => {
  if (answering.value) return;
  answering.value = ring.id;
  try {
    await line.ask('offer:decline', { offerId: ring.id, ...(reason && { reason }) });
    drop(ring.id);
    offerRetake(ring);
  } catch (error) {
    lost(ring, error);
  } finally {
    answering.value = '';
  }
};
