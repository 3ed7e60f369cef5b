import type { RequestsWaiting } from '@protocol/residents/posters.js';
import { computed, shallowRef } from 'vue';
import { t } from '../../i18n/index';
import { useToast } from '../../parts/toast';
import { router } from '../../router';
import { awake, play } from '../desk/ring/sound/tone';

/** By community, where residents wait who left a request at a poster. */
const places = shallowRef<ReadonlyMap<string, RequestsWaiting>>(new Map());
const CHIME_SECONDS = 3;

const keep = (told: readonly RequestsWaiting[]) =>
  (places.value = new Map(told.filter(({ waiting }) => waiting).map((one) => [one.community.id, one])));
export const keepRequests = (told: readonly RequestsWaiting[] = []): void => void keep(told);
export const forgetRequests = (): void => void keep([]);

/** Nobody in the community has touched one in time: heard, and said on whatever page the coordinator is. */
export const learnRequests = (told: RequestsWaiting): void => {
  const before = places.value.get(told.community.id)?.late ?? 0;
  keep([...[...places.value.values()].filter(({ community }) => community.id !== told.community.id), told]);
  if (told.late <= before) return;
  if (awake.value) play('urgent', CHIME_SECONDS);
  if (router.currentRoute.value.name === 'posters') return;
  useToast().toast(t('board.requests.isLate', { place: told.community.name }), {
    tone: 'late',
    action: { label: t('common.look'), run: () => void router.push('/posters') },
  });
};

const sum = (of: 'waiting' | 'late') =>
  computed(() => [...places.value.values()].reduce((n, one) => n + one[of], 0));
export const waitingRequests = sum('waiting');
export const lateRequests = sum('late');
