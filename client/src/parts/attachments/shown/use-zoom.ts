import { ref, type ShallowRef } from 'vue';
import { moved, swiped, WHOLE, within, zoomed, type Point, type Size } from './zoom';

/** Wheel, pinch, drag and swipe over a picture. */
export const useZoom = (
  screen: Readonly<ShallowRef<HTMLElement | null>>,
  image: Readonly<ShallowRef<HTMLImageElement | null>>,
  step: (by: 1 | -1) => void,
) => {
  const view = ref(WHOLE);
  const fingers = new Map<number, Point>();
  let gone: Point = { x: 0, y: 0 };

  const sizeOf = (box: HTMLElement | null): Size => ({
    width: box?.offsetWidth ?? 0,
    height: box?.offsetHeight ?? 0,
  });
  const show = (next: typeof WHOLE) => (view.value = within(next, sizeOf(image.value), sizeOf(screen.value)));
  const fromMiddle = ({ clientX, clientY }: { clientX: number; clientY: number }): Point => {
    const box = screen.value?.getBoundingClientRect();
    return box
      ? { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 }
      : { x: 0, y: 0 };
  };
  const zoom = (by: number, at: Point = { x: 0, y: 0 }) => show(zoomed(view.value, by, at));
  const spread = ([a, b]: Point[]) => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);
  const middle = ([a, b]: Point[]): Point =>
    a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : { x: 0, y: 0 };

  const onDown = (event: PointerEvent) => {
    screen.value?.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, fromMiddle(event));
    if (fingers.size === 1) gone = { x: 0, y: 0 };
  };
  const onMove = (event: PointerEvent) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const spreadBefore = spread([...fingers.values()]);
    const now = fromMiddle(event);
    fingers.set(event.pointerId, now);
    const by = { x: now.x - before.x, y: now.y - before.y };
    if (fingers.size === 2) {
      const both = [...fingers.values()];
      if (spreadBefore) zoom(spread(both) / spreadBefore, middle(both));
      gone = { x: 0, y: 0 };
    } else if (view.value.scale > 1) show(moved(view.value, by));
    else gone = { x: gone.x + by.x, y: gone.y + by.y };
  };
  const onUp = (event: PointerEvent) => {
    const last = fingers.delete(event.pointerId) && fingers.size === 0;
    const to = swiped(gone);
    gone = { x: 0, y: 0 };
    if (last && event.type === 'pointerup' && view.value.scale === 1 && to) step(to);
  };
  const onWheel = (event: WheelEvent) => zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, fromMiddle(event));
  const onDouble = (event: MouseEvent) =>
    view.value.scale > 1 ? (view.value = WHOLE) : zoom(2.5, fromMiddle(event));
  return {
    view,
    zoom,
    whole: () => (view.value = WHOLE),
    on: {
      pointerdown: onDown,
      pointermove: onMove,
      pointerup: onUp,
      pointercancel: onUp,
      dblclick: onDouble,
    },
    onWheel,
  };
};
