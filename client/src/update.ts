import { ref } from 'vue';
import { registerSW } from 'virtual:pwa-register';

/** An old tab learns that there is a new version; the person says when. */
export const updateWaiting = ref(false);
let apply: ((reload?: boolean) => Promise<void>) | undefined;

const hour = 3_600_000;

export const watchForUpdates = (): void => {
  if (!('serviceWorker' in navigator) || !window.isSecureContext) return;
  apply = registerSW({
    onNeedRefresh: () => (updateWaiting.value = true),
    onRegisteredSW: (_url, registration) => {
      if (!registration) return;
      setInterval(() => void registration.update().catch(() => undefined), hour);
    },
  });
};

export const updateNow = (): void => {
  updateWaiting.value = false;
  if (apply) void apply(true);
  else location.reload();
};
