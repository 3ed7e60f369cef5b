import type { Ring, RingEnd } from '@protocol/shapes.js';
import { computed, ref, shallowRef, type ComputedRef } from 'vue';
import { useNow } from '../../../clock';
import { called, categoryName } from '../../../format';
import { t } from '../../../i18n/index';
import { useToast } from '../../../parts/toast';
import { Refused } from '../../../refused';
import { onLeave } from '../../../session';
import { takeDetail } from '../matter/matter';
import { line } from '../line';
import { oldestFirst, stillLive } from './ring';

const offers = shallowRef<readonly Ring[]>([]);
/** True once a snapshot has come: before it nothing is known to have ended. */
export const offersKnown = ref(false);
/** The ring whose answer is on its way. */
export const answering = ref('');
const { toast, sayWhy } = useToast();

const drop = (id: string) => {
  offers.value = offers.value.filter((ring) => ring.id !== id);
};
const received = (ring: Ring) => {
  line.ask('offer:received', { offerId: ring.id }).catch(() => undefined);
};
const where = (ring: Ring) => `${categoryName(ring.call.category, true)} · ${ring.call.community.name}`;

const end = ({ id, state }: RingEnd) => {
  const ring = offers.value.find((known) => known.id === id);
  drop(id);
  if (!ring || answering.value === id) return;
  if (state === 'withdrawn') toast(t('desk.ring.withdrawn', { what: where(ring) }));
  if (state === 'expired') toast(t('desk.ring.expired', { what: where(ring) }));
};

export const followOffers = (): void => {
  line.on('snapshot', (snapshot) => {
    offers.value = oldestFirst(snapshot.offers);
    offersKnown.value = true;
    snapshot.offers.forEach(received);
  });
  line.on('offer:ring', (ring) => {
    received(ring);
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
  return computed(() => stillLive(offers.value, now.value));
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

export const decline = async (ring: Ring, reason?: string): Promise<void> => {
  if (answering.value) return;
  answering.value = ring.id;
  try {
    await line.ask('offer:decline', { offerId: ring.id, ...(reason && { reason }) });
    drop(ring.id);
    toast(t('desk.ring.declined', { what: where(ring) }));
  } catch (error) {
    lost(ring, error);
  } finally {
    answering.value = '';
  }
};
