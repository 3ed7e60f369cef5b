/** The addresses of the pages: who may enter, whose words they need, what the browser's tab is called. */
import type { PageName } from '@protocol/pages.js';
import { ROLES, type Role } from '@protocol/codes.js';
import type { RouteRecordRaw } from 'vue-router';
import type { Key } from './i18n/keys';
import type { Bundle } from './i18n/bundles';
import OfflinePage from './pages/elsewhere/OfflinePage.vue';

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
export const steering: readonly Role[] = ['coordinator', 'admin'];

/** What the hub answers with the page; anything else it answers with 404. */
type Address = '/' | `/${PageName}` | `/${PageName}/${string}` | '/:rest(.*)*';
export const routes: (RouteRecordRaw & { path: Address })[] = [
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
    path: '/posters',
    name: 'posters',
    component: () => import('./pages/posters/PostersPage.vue'),
    meta: { title: 'common.nav.posters', roles: ['worker', ...steering], bundle: 'posters' },
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
    path: '/knowledge',
    name: 'knowledge',
    component: () => import('./pages/knowledge/KnowledgePage.vue'),
    meta: { title: 'common.nav.knowledge', roles: ['worker', ...desk], bundle: 'knowledge' },
  },
  {
    path: '/knowledge/:id',
    name: 'article',
    component: () => import('./pages/knowledge/ArticlePage.vue'),
    props: true,
    meta: { title: 'common.nav.knowledge', roles: ['worker', ...desk], bundle: 'knowledge' },
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
    path: '/calls/reviews',
    name: 'reviews',
    component: () => import('./pages/reviews/ReviewsPage.vue'),
    meta: { title: 'reviews.title', roles: steering, bundle: 'reviews' },
  },
  {
    path: '/calls/:id',
    name: 'call',
    component: () => import('./pages/calls/CallPage.vue'),
    props: true,
    meta: { title: 'common.nav.calls', roles: desk, bundle: 'board' },
  },
  {
    path: '/search',
    name: 'search',
    component: () => import('./pages/search/SearchPage.vue'),
    meta: { title: 'common.search', roles: ['worker', ...desk], bundle: 'search' },
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
    path: '/guest',
    name: 'guest',
    component: () => import('./pages/guest/GuestPage.vue'),
    meta: { title: 'video.guest.title', bundle: 'video' },
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
