import { onMounted, onScopeDispose, ref, type ShallowRef } from 'vue';

/** A screen ahead of where somebody reads. */
const AHEAD = '100% 0px';

/** True from when it first comes near the screen: until then nothing is asked for. */
export const useNear = (box: Readonly<ShallowRef<HTMLElement | null>>) => {
  const near = ref(false);
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.value = true;
      seen.disconnect();
    },
    { rootMargin: AHEAD },
  );
  onMounted(() => {
    if (box.value) seen.observe(box.value);
  });
  onScopeDispose(() => seen.disconnect());
  return near;
};
