import { computed, ref } from 'vue';
import { keep } from '../../storage/keep';
import { me } from '../../hub/session';

const chosen = ref(keep.get('community'));

/** The community this phone calls for; an account of several chooses once and it is remembered. */
export const place = computed(() => {
  const mine = me.value?.communities ?? [];
  return mine.find((community) => community.id === chosen.value) ?? mine[0];
});
export const choosePlace = (id: string): void => {
  chosen.value = id;
  keep.set('community', id);
};
