/** Where somebody is let in, and where they are sent instead. */
import type { Role } from '@protocol/codes.js';
import { createRouter, createWebHistory } from 'vue-router';
import { has, load, me, readsFiguresOnly, roles } from './hub/session';
import { sayMissing } from './hub/update';
import { loadBundle } from './i18n/index';
import { routes, steering } from './routes';
import { routeTitle } from './title';

/** A unit without communities has no board that anything could stand on. */
const FIGURES_HOME = 'trends';
const homes: readonly [Role, string][] = [
  ['worker', 'community'],
  ['officer', 'desk'],
  ['coordinator', 'board'],
  ['admin', 'admin'],
  ['volunteer', 'service'],
];
/** Where a person's work is. */
export const homeOf = (mine: readonly Role[], figuresOnly = false): string => {
  const found = homes.find(([role]) => mine.includes(role));
  if (!found) return 'lost';
  return figuresOnly && steering.includes(found[0]) ? FIGURES_HOME : found[1];
};

/** A shift phone that nobody has taken. */
export const isInDrawer = (): boolean => me.value?.device?.kind === 'shift' && !me.value.device.acts;
/** A screen on a wall: nobody acts on it, and it shows one page. */
const isWall = (): boolean => me.value?.device?.kind === 'wall';
const home = () => (isWall() ? 'wall' : isInDrawer() ? 'shift' : homeOf(roles.value, readsFiguresOnly.value));

export const router = createRouter({
  history: createWebHistory(),
  routes,
  scrollBehavior: () => ({ top: 0 }),
});

router.beforeEach(async (to) => {
  if (to.name === 'home') {
    if (me.value === undefined) await load();
    return { name: me.value ? home() : 'sign-in', replace: true };
  }
  if (to.meta.roles) {
    if (me.value === undefined) await load();
    if (!me.value) return { name: 'sign-in', query: { to: to.fullPath }, replace: true };
    if (isInDrawer()) return { name: 'shift', replace: true };
    // A password that somebody else set comes before everything but the telephones, a second factor that is needed
    // before everything but calling in need.
    const barred = me.value.mustChangePassword || (me.value.mustSetFactor && to.name !== 'community');
    if (barred && to.name !== 'account') return { name: 'account', replace: true };
    if (!has(...to.meta.roles) && !(to.meta.unattended && isWall())) {
      return { name: 'lost', params: { rest: to.path.slice(1).split('/') }, query: { why: 'role' } };
    }
  }
  if (to.name === 'shift') {
    if (me.value === undefined) await load();
    if (!isInDrawer()) return { name: 'home', replace: true };
  }
  if (me.value?.device) await loadBundle('device');
  if (to.meta.bundle) await Promise.all([to.meta.bundle].flat().map(loadBundle));
  return true;
});

router.afterEach((to) => routeTitle(to.meta.title));

// A page's script that cannot be fetched is either offline or gone with an older version.
router.onError((_error, to) => {
  // Whoever works on a page keeps it, with its rings and half-written words.
  if (router.currentRoute.value.matched.length) void sayMissing(to.fullPath);
  else if (to.name !== 'offline') void router.replace({ name: 'offline', query: { to: to.fullPath } });
});
