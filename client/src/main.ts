import { createApp, watch } from 'vue';
import App from './App.vue';
import { guardComposing } from './keys/guard-composing';
import { loadHub } from './hub/hub';
import { i18n, startLang } from './i18n/index';
import { keep } from './storage/keep';
import { followNotifications } from './hub/follow-notifications';
import { startPreferences } from './storage/preferences';
import { isInDrawer, router } from './router';
import { sealBy } from './storage/seal';
import { me } from './hub/session';
import { askBrowserToForget } from './storage/ask-browser-to-forget';
import { watchForUpdates } from './hub/update';
import { prolongWordsKey, wordsKey } from './storage/draft-key';

prolongWordsKey();
keep.sealWith(sealBy(wordsKey));
startPreferences();
askBrowserToForget();
guardComposing();
void loadHub();

/** @param release the first screen lets go, once nothing of it can be lost */
export const start = async (release: () => Promise<void>): Promise<void> => {
  await startLang();
  const app = createApp(App).use(i18n).use(router);
  // The first screen stands until there is something to put in its place.
  await router.isReady().catch(() => undefined);
  await release();
  app.mount('#app');
  watch(me, (person) => {
    const at = router.currentRoute.value;
    // A shift phone that its officer holds no longer waits for the next one.
    if (person && at.meta.roles && isInDrawer()) void router.push({ name: 'shift' });
    if (person !== null || !at.meta.roles) return;
    void router.push({ name: 'sign-in', query: { to: at.fullPath } });
  });
  watchForUpdates();
  followNotifications();
};
