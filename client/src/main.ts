import { createApp, watch } from 'vue';
import App from './App.vue';
import { guardComposing } from './guard-composing';
import { loadHub } from './hub';
import { i18n, startLang } from './i18n/index';
import { keep } from './keep';
import { followNotifications } from './opened';
import { startPreferences } from './preferences';
import { isInDrawer, router } from './router';
import { sealBy } from './seal';
import { me } from './session';
import { askBrowserToForget } from './unremembered';
import { watchForUpdates } from './update';
import { prolongWordsKey, wordsKey } from './words-key';

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
