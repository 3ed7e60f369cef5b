import { nextTick, onMounted, onScopeDispose, watch, type ShallowRef } from 'vue';

/** So near to the end that one was reading the newest. */
const NEAR = 48;

/**
 * Keeps the newest words in sight: after a reload, when more are said, and when the room for them changes (a tab is
 * opened, a keyboard comes up), unless somebody has scrolled back to read.
 */
export const useNewest = (
  list: Readonly<ShallowRef<HTMLElement | null>>,
  of: { callId: () => string; all: () => number; own: () => number; looking?: () => boolean },
): void => {
  let following = true;
  const toEnd = () => {
    if (list.value) list.value.scrollTop = list.value.scrollHeight;
  };
  /** On a phone the page scrolls as well: only where nothing under a finger is moved by it. */
  const intoSight = () => {
    toEnd();
    if (of.all() && window.matchMedia('(max-width: 767px)').matches)
      list.value?.lastElementChild?.scrollIntoView({ block: 'nearest' });
  };
  const onScroll = () => {
    const at = list.value;
    if (at) following = at.scrollHeight - at.scrollTop - at.clientHeight < NEAR;
  };
  /** Who looks for words stays at what was found. */
  const onMore = () => {
    if (!of.looking?.()) toEnd();
  };
  const onRoom = () => {
    if (following) toEnd();
  };
  /** A keyboard takes the lower half of what is seen and leaves the page as tall as it was. */
  const onKeyboard = () => {
    onRoom();
    if (following && document.activeElement?.closest('.composer')) intoSight();
  };
  const room = new ResizeObserver(onRoom);
  /** What is fetched with a message is taller than the room that was left for it. */
  const observe = () => {
    if (!list.value) return;
    room.observe(list.value);
    for (const said of list.value.children) room.observe(said);
  };
  onMounted(() => {
    intoSight();
    observe();
    list.value?.addEventListener('scroll', onScroll, { passive: true });
    window.visualViewport?.addEventListener('resize', onKeyboard);
  });
  onScopeDispose(() => {
    room.disconnect();
    window.visualViewport?.removeEventListener('resize', onKeyboard);
  });
  watch(
    [of.callId, of.all, of.own] as const,
    ([call, all, own], [callBefore, allBefore, ownBefore]) =>
      void nextTick(observe).then(
        call !== callBefore || (all > 0 && allBefore === 0) || own > ownBefore ? intoSight : onMore,
      ),
  );
};
