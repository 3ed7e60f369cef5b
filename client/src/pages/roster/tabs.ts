/** The parts of the roster page. */
import { defineAsyncComponent, type Component } from 'vue';
import GridTab from './grid/GridTab.vue';

export const TABS = [
  { name: 'grid', page: GridTab },
  { name: 'shifts', page: defineAsyncComponent(() => import('./ShiftsTab.vue')) },
  { name: 'asked', page: defineAsyncComponent(() => import('./AskedTab.vue')) },
  { name: 'warnings', page: defineAsyncComponent(() => import('./WarningsTab.vue')) },
  { name: 'fairness', page: defineAsyncComponent(() => import('./FairnessTab.vue')) },
  { name: 'attendance', page: defineAsyncComponent(() => import('./AttendanceTab.vue')) },
  { name: 'settings', page: defineAsyncComponent(() => import('./settings/SettingsTab.vue')) },
] as const satisfies readonly { name: string; page: Component }[];
