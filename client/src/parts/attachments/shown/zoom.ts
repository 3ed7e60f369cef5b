/** How a picture lies on the screen: how large, and how far its middle is moved from the screen's. Pure. */
export interface View {
  scale: number;
  x: number;
  y: number;
}
export interface Point {
  x: number;
  y: number;
}
export interface Size {
  width: number;
  height: number;
}
export const WHOLE: View = { scale: 1, x: 0, y: 0 };
const LARGEST = 8;

const clamp = (value: number, most: number) => Math.min(most, Math.max(-most, value));
/** What is larger than the screen covers it; what is smaller stands in its middle. */
export const within = ({ scale, x, y }: View, picture: Size, screen: Size): View => ({
  scale,
  x: clamp(x, Math.max(0, (picture.width * scale - screen.width) / 2)),
  y: clamp(y, Math.max(0, (picture.height * scale - screen.height) / 2)),
});
/** @param at from the middle of the screen: what lies there stays there */
export const zoomed = (view: View, by: number, at: Point): View => {
  const scale = Math.min(LARGEST, Math.max(1, view.scale * by));
  const part = scale / view.scale;
  return { scale, x: at.x - (at.x - view.x) * part, y: at.y - (at.y - view.y) * part };
};
export const moved = (view: View, by: Point): View => ({ ...view, x: view.x + by.x, y: view.y + by.y });

const SWIPE = 60;
/** Of a finger that went so far over a picture seen whole: the next one, the one before, or neither. */
export const swiped = ({ x, y }: Point): -1 | 0 | 1 => {
  if (Math.abs(x) < SWIPE || Math.abs(x) < 2 * Math.abs(y)) return 0;
  return x < 0 ? 1 : -1;
};
