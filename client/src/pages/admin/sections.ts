/** The sections of the administration and who may open each. */
import type { Role } from '@protocol/codes.js';
import { defineAsyncComponent, type Component } from 'vue';
import { withWords } from '../deadlines/lazy-parts';
import { withWords as withBundle } from '../../i18n/with-words';

const admin: readonly Role[] = ['admin'];
const steering: readonly Role[] = ['coordinator', 'admin'];

export const SECTIONS = [
  { name: 'people', roles: admin, page: defineAsyncComponent(() => import('./people/PeopleSection.vue')) },
  {
    name: 'places',
    roles: admin,
    page: withBundle('departments', () => import('./places/PlacesSection.vue')),
  },
  {
    name: 'units',
    roles: admin,
    page: defineAsyncComponent(() => import('./units/UnitsSection.vue')),
  },
  {
    name: 'liaisons',
    roles: steering,
    page: defineAsyncComponent(() => import('./places/LiaisonsSection.vue')),
  },
  {
    name: 'devices',
    roles: steering,
    page: defineAsyncComponent(() => import('./devices/DevicesSection.vue')),
  },
  {
    name: 'posters',
    roles: steering,
    page: withBundle('posters', () => import('../posters/PostersWork.vue')),
  },
  {
    name: 'outside',
    roles: admin,
    page: withBundle('outside', () => import('./outside/OutsideSection.vue')),
  },
  {
    name: 'policy',
    roles: steering,
    page: withBundle('policy', () => import('./policy/PoliciesSection.vue')),
  },
  {
    name: 'deadlines',
    roles: steering,
    page: withWords(() => import('./deadlines/DeadlinesSection.vue')),
  },
  {
    name: 'calendar',
    roles: steering,
    page: withWords(() => import('./calendar/CalendarSection.vue')),
  },
  { name: 'settings', roles: admin, page: defineAsyncComponent(() => import('./SettingsSection.vue')) },
  { name: 'notice', roles: admin, page: defineAsyncComponent(() => import('./notice/NoticeSection.vue')) },
  {
    name: 'directory',
    roles: admin,
    page: defineAsyncComponent(() => import('./places/DirectorySection.vue')),
  },
  {
    name: 'categories',
    roles: admin,
    page: defineAsyncComponent(() => import('./places/CategoriesSection.vue')),
  },
  {
    name: 'quickReplies',
    roles: steering,
    page: defineAsyncComponent(() => import('./quick-replies/QuickRepliesSection.vue')),
  },
  {
    name: 'checkups',
    roles: admin,
    page: withBundle('enterprises', () => import('../enterprises/PointsSection.vue')),
  },
] as const satisfies readonly { name: string; roles: readonly Role[]; page: Component }[];
export type SectionName = (typeof SECTIONS)[number]['name'];

/** Of calls and communities: nothing to a unit that has none. */
const OF_CALLS: ReadonlySet<SectionName> = new Set([
  'liaisons',
  'devices',
  'posters',
  'outside',
  'policy',
  'deadlines',
  'directory',
  'categories',
  'quickReplies',
  'checkups',
]);
export const hasLife = (name: SectionName, figuresOnly: boolean): boolean =>
  !(figuresOnly && OF_CALLS.has(name));
