import { onScopeDispose } from 'vue';

/**
 * Reads again while somebody looks, and at once when they come back to the page.
 * @returns reads where somebody looks: for whatever else says that there is something new
 */
export const useLook = (read: () => unknown, milliseconds: number): (() => void) => {
  const look = () => {
    if (document.visibilityState === 'visible') read();
  };
  const timer = setInterval(look, milliseconds);
  document.addEventListener('visibilitychange', look);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  });
  return look;
};
