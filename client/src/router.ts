import type { PageName } from '@protocol/pages.js';
import { ROLES, type Role } from '@protocol/codes.js';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import { loadBundle } from './i18n/index';
import type { Key } from './i18n/keys';
import type { Bundle } from './i18n/bundles';
import OfflinePage from './pages/elsewhere/OfflinePage.vue';
import { has, load, me, readsFiguresOnly, roles } from './hub/session';
import { routeTitle } from './title';
import { sayMissing } from './hub/update';

declare module 'vue-router' {
  interface RouteMeta {
    /** Who may enter; without it, everybody. */
    roles?: readonly Role[];
    /** Whose words the page needs besides the common ones. */
    bundle?: Bundle | readonly Bundle[];
    /** What the browser's tab is called. */
    title?: Key;
    /** Nobody stands before it: nothing may lie over it and wait to be touched. */
    unattended?: boolean;
  }
}

const desk: readonly Role[] = ['officer', 'coordinator', 'admin'];
const steering: readonly Role[] = ['coordinator', 'admin'];

/** What the hub answers with the page; anything else it answers with 404. */
type Address = '/' | `/${PageName}` | `/${PageName}/${string}` | '/:rest(.*)*';
const routes: (RouteRecordRaw & { path: Address })[] = [
  { path: '/', name: 'home', component: () => import('./pages/elsewhere/NotFoundPage.vue') },
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./pages/sign-in/SignInPage.vue'),
    meta: { title: 'signIn.title' },
  },
  { path: '/setup', name: 'setup', component: () => import('./pages/setup/SetupPage.vue') },
  {
    path: '/community',
    name: 'community',
    component: () => import('./pages/community/CommunityPage.vue'),
    meta: { title: 'common.nav.community', roles: ['worker'], bundle: 'community' },
  },
  {
    path: '/desk',
    name: 'desk',
    component: () => import('./pages/desk/DeskPage.vue'),
    meta: { title: 'common.nav.desk', roles: ['officer'], bundle: 'desk' },
  },
  {
    path: '/ring/:offerId',
    name: 'ring',
    component: () => import('./pages/desk/DeskPage.vue'),
    props: true,
    meta: { title: 'common.nav.desk', roles: ['officer'], bundle: 'desk' },
  },
  {
    path: '/desk/calls',
    name: 'my-calls',
    component: () => import('./pages/desk/mine/MyCallsPage.vue'),
    meta: { title: 'common.nav.calls', roles: ['officer'], bundle: 'desk' },
  },
  {
    path: '/desk/helping',
    name: 'helping',
    component: () => import('./pages/desk/helping/HelpingPage.vue'),
    meta: { title: 'common.nav.helping', roles: ['officer'], bundle: 'desk' },
  },
  {
    path: '/desk/hours',
    name: 'my-hours',
    component: () => import('./pages/desk/mine/MyHoursPage.vue'),
    meta: { title: 'common.nav.myHours', roles: ['officer'], bundle: ['desk', 'service', 'certificates'] },
  },
  {
    path: '/liaison',
    name: 'liaison',
    component: () => import('./pages/liaison/LiaisonPage.vue'),
    meta: { title: 'liaison.title', roles: ['officer'], bundle: ['desk', 'liaison', 'service'] },
  },
  {
    path: '/visits',
    name: 'visits',
    component: () => import('./pages/visits/VisitsPage.vue'),
    meta: { title: 'liaison.visits.title', roles: ['worker', 'coordinator', 'admin'], bundle: 'liaison' },
  },
  {
    path: '/service',
    name: 'service',
    component: () => import('./pages/service/ServicePage.vue'),
    meta: {
      title: 'common.nav.service',
      roles: ['volunteer'],
      bundle: ['service', 'certificates', 'outreach'],
    },
  },
  {
    path: '/departments',
    name: 'departments',
    component: () => import('./pages/departments/DepartmentsPage.vue'),
    meta: { title: 'common.nav.departments', roles: desk, bundle: 'departments' },
  },
  {
    path: '/departments/:id',
    name: 'outline',
    component: () => import('./pages/departments/OutlinePage.vue'),
    props: true,
    meta: { title: 'common.nav.departments', roles: desk, bundle: 'departments' },
  },
  {
    path: '/talks',
    name: 'talks',
    component: () => import('./pages/talks/TalksPage.vue'),
    meta: {
      title: 'common.nav.talks',
      roles: ['worker', ...desk],
      bundle: ['talks', 'outreach'],
    },
  },
  {
    path: '/leads/agencies',
    name: 'agencies',
    component: () => import('./pages/leads/agencies/AgenciesPage.vue'),
    meta: { title: 'leads.tab.agencies', roles: desk, bundle: ['leads', 'agencies'] },
  },
  {
    path: '/leads/supervision',
    name: 'supervision',
    component: () => import('./pages/leads/supervision/SupervisionPage.vue'),
    meta: { title: 'leads.tab.supervision', roles: ROLES, bundle: ['leads', 'supervision'] },
  },
  {
    path: '/leads/petitions',
    name: 'petitions',
    component: () => import('./pages/leads/petitions/PetitionsPage.vue'),
    meta: { title: 'leads.tab.petitions', roles: desk, bundle: ['leads', 'petitions'] },
  },
  {
    path: '/desk/roster',
    name: 'my-roster',
    component: () => import('./pages/roster/mine/MyRosterPage.vue'),
    meta: { title: 'common.nav.myRoster', roles: ['officer'], bundle: ['desk', 'roster'] },
  },
  {
    path: '/roster/:tab?',
    name: 'roster',
    component: () => import('./pages/roster/RosterPage.vue'),
    props: true,
    meta: { title: 'common.nav.roster', roles: steering, bundle: ['roster', 'board'] },
  },
  {
    path: '/outreach',
    name: 'outreach',
    component: () => import('./pages/outreach/OutreachPage.vue'),
    meta: { title: 'common.nav.outreach', roles: ROLES, bundle: 'outreach' },
  },
  {
    path: '/outreach/figures',
    name: 'outreach-figures',
    component: () => import('./pages/outreach/figures/OutreachFiguresPage.vue'),
    meta: { title: 'common.nav.outreach', roles: steering, bundle: ['outreach', 'reports'] },
  },
  {
    path: '/outreach/:id',
    name: 'activity',
    component: () => import('./pages/outreach/activity/ActivityPage.vue'),
    props: true,
    meta: { title: 'common.nav.outreach', roles: ROLES, bundle: 'outreach' },
  },
  {
    path: '/board',
    name: 'board',
    component: () => import('./pages/board/BoardPage.vue'),
    meta: { title: 'common.nav.board', roles: steering, bundle: 'board' },
  },
  {
    path: '/watch',
    name: 'watch',
    component: () => import('./pages/watch/WatchPage.vue'),
    meta: { title: 'common.nav.watch', roles: steering, bundle: 'watch' },
  },
  {
    path: '/calls',
    name: 'calls',
    component: () => import('./pages/calls/list/CallsPage.vue'),
    meta: { title: 'common.nav.calls', roles: desk, bundle: 'board' },
  },
  {
    path: '/calls/:id',
    name: 'call',
    component: () => import('./pages/calls/CallPage.vue'),
    props: true,
    meta: { title: 'common.nav.calls', roles: desk, bundle: 'board' },
  },
  {
    path: '/hours',
    name: 'hours',
    component: () => import('./pages/hours/HoursPage.vue'),
    meta: { title: 'common.nav.hours', roles: steering, bundle: 'hours' },
  },
  {
    path: '/hours/months',
    name: 'hours-months',
    component: () => import('./pages/hours/months/MonthsPage.vue'),
    meta: { title: 'common.nav.hours', roles: steering, bundle: 'hours' },
  },
  {
    path: '/hours/policy',
    name: 'hours-policy',
    component: () => import('./pages/hours/policy/PolicyPage.vue'),
    meta: { title: 'common.nav.hours', roles: steering, bundle: 'hours' },
  },
  {
    path: '/reports',
    name: 'reports',
    component: () => import('./pages/reports/ReportsPage.vue'),
    meta: { title: 'common.nav.reports', roles: steering, bundle: ['reports', 'hours'] },
  },
  {
    path: '/reports/brief/:month',
    name: 'brief',
    component: () => import('./pages/reports/briefs/BriefPage.vue'),
    props: true,
    meta: { title: 'common.nav.reports', roles: steering, bundle: 'reports' },
  },
  {
    path: '/enterprises',
    name: 'enterprises',
    component: () => import('./pages/enterprises/EnterprisesPage.vue'),
    meta: { title: 'common.nav.enterprises', roles: desk, bundle: 'enterprises' },
  },
  {
    path: '/enterprises/:id',
    name: 'enterprise',
    component: () => import('./pages/enterprises/EnterprisePage.vue'),
    props: true,
    meta: { title: 'common.nav.enterprises', roles: desk, bundle: 'enterprises' },
  },
  {
    path: '/enterprises/checkups/:id',
    name: 'checkup',
    component: () => import('./pages/enterprises/CheckupPage.vue'),
    props: true,
    meta: { title: 'common.nav.enterprises', roles: desk, bundle: 'enterprises' },
  },
  {
    path: '/leads',
    name: 'leads',
    component: () => import('./pages/leads/LeadsPage.vue'),
    meta: { title: 'common.nav.leads', roles: desk, bundle: 'leads' },
  },
  {
    path: '/leads/:id',
    name: 'lead',
    component: () => import('./pages/leads/LeadPage.vue'),
    props: true,
    meta: { title: 'common.nav.leads', roles: desk, bundle: ['leads', 'cap', 'leadPapers'] },
  },
  {
    path: '/leads/look-back',
    name: 'look-back',
    component: () => import('./pages/leads/look-back/LookBackPage.vue'),
    meta: { title: 'leads.tab.lookBack', roles: desk, bundle: ['leads', 'lookBack'] },
  },
  {
    path: '/leads/cap',
    name: 'relief-cap',
    component: () => import('./pages/leads/cap/CapPage.vue'),
    meta: { title: 'leads.tab.cap', roles: desk, bundle: ['leads', 'cap'] },
  },
  {
    path: '/trends',
    name: 'trends',
    component: () => import('./pages/trends/relief/ReliefTrendPage.vue'),
    meta: { title: 'common.nav.trends', roles: steering, bundle: ['trends', 'reports'] },
  },
  {
    path: '/trends/programmes',
    name: 'programmes',
    component: () => import('./pages/trends/programmes/ProgrammesPage.vue'),
    meta: { title: 'programmes.title', roles: steering, bundle: ['trends', 'programmes'] },
  },
  {
    path: '/trends/programmes/:id',
    name: 'programme',
    component: () => import('./pages/trends/programmes/ProgrammePage.vue'),
    props: true,
    meta: { title: 'programmes.title', roles: steering, bundle: 'programmes' },
  },
  {
    path: '/trends/letters',
    name: 'letters',
    component: () => import('./pages/trends/letters/LettersPage.vue'),
    meta: { title: 'letters.title', roles: desk, bundle: ['trends', 'letters'] },
  },
  {
    path: '/trends/letters/:id',
    name: 'letter',
    component: () => import('./pages/trends/letters/LetterPage.vue'),
    props: true,
    meta: { title: 'letters.title', roles: desk, bundle: ['letters', 'programmes', 'deadlines'] },
  },
  {
    path: '/trends/campaigns',
    name: 'campaigns',
    component: () => import('./pages/trends/campaigns/CampaignsPage.vue'),
    meta: { title: 'campaigns.title', roles: steering, bundle: ['trends', 'campaigns', 'leads'] },
  },
  {
    path: '/wall',
    name: 'wall',
    component: () => import('./pages/wall/WallPage.vue'),
    meta: { title: 'wall.title', roles: steering, bundle: 'wall', unattended: true },
  },
  {
    path: '/admin/:section?',
    name: 'admin',
    component: () => import('./pages/admin/AdminPage.vue'),
    props: true,
    meta: { title: 'common.nav.admin', roles: steering, bundle: 'admin' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('./pages/account/AccountPage.vue'),
    meta: { title: 'common.account', roles: ROLES, bundle: 'admin' },
  },
  {
    path: '/enrol',
    name: 'enrol',
    component: () => import('./pages/enrol/EnrolPage.vue'),
    meta: { bundle: 'device' },
  },
  {
    path: '/shift',
    name: 'shift',
    component: () => import('./pages/shift/ShiftPage.vue'),
    meta: { bundle: 'device' },
  },
  {
    path: '/hours/certificates',
    name: 'certificates',
    component: () => import('./pages/hours/certificates/CertificatesPage.vue'),
    meta: { title: 'certificates.title', roles: steering, bundle: ['certificates', 'hours', 'jobs'] },
  },
  {
    path: '/hours/certificates/issue',
    name: 'issue-certificates',
    component: () => import('./pages/hours/certificates/IssuePage.vue'),
    meta: { title: 'certificates.issueTitle', roles: steering, bundle: ['certificates', 'hours'] },
  },
  {
    path: '/check',
    name: 'check',
    component: () => import('./pages/check/CheckPage.vue'),
    meta: { title: 'certificates.check.title', bundle: 'certificates' },
  },
  { path: '/offline', name: 'offline', component: OfflinePage },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/elsewhere/NotFoundPage.vue') },
];

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
