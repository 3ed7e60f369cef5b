import { onMounted, onScopeDispose } from 'vue';

/** Where the browser can, the screen stays lit. */
export const useLitScreen = (): void => {
  let lit: { release(): Promise<void> } | undefined;
  const light = async () => {
    if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lit = await navigator.wakeLock.request('screen').catch(() => undefined);
  };
  onMounted(() => {
    document.addEventListener('visibilitychange', light);
    void light();
  });
  onScopeDispose(() => {
    document.removeEventListener('visibilitychange', light);
    void lit?.release().catch(() => undefined);
  });
};
