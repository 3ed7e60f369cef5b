import { createApp, watch } from 'vue';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.vue';
import { loadHub } from './hub';
import { i18n, startLang } from './i18n/index';
import { startPreferences } from './preferences';
import { isInDrawer, router } from './router';
import { me } from './session';
import { watchForUpdates } from './update';

startPreferences();
void loadHub();

const start = async () => {
  await startLang();
  createApp(App).use(i18n).use(router).mount('#app');
  watch(me, (person) => {
    const at = router.currentRoute.value;
    // A shift phone that its officer holds no longer waits for the next one.
    if (person && at.meta.roles && isInDrawer()) void router.push({ name: 'shift' });
    if (person !== null || !at.meta.roles) return;
    void router.push({ name: 'sign-in', query: { to: at.fullPath } });
  });
  watchForUpdates();
};
void start();
