import { createApp, watch } from 'vue';
import './styles/tokens.css';
import './styles/base.css';
import App from './App.vue';
import { loadHub } from './hub';
import { i18n, startLang } from './i18n/index';
import { startPreferences } from './preferences';
import { router } from './router';
import { me } from './session';
import { watchForUpdates } from './update';

startPreferences();
void loadHub();

const start = async () => {
  await startLang();
  createApp(App).use(i18n).use(router).mount('#app');
  watch(me, (person) => {
    const at = router.currentRoute.value;
    if (person !== null || !at.meta.roles) return;
    void router.push({ name: 'sign-in', query: { to: at.fullPath } });
  });
  watchForUpdates();
};
void start();
