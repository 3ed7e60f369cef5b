/** Parts that bring the words of deadlines with them. */
import { defineAsyncComponent, type Component } from 'vue';
import { loadBundle } from '../../i18n/index';

export const withWords = (load: () => Promise<{ default: Component }>): Component =>
  defineAsyncComponent(async () => {
    await loadBundle('deadlines');
    return load();
  });
export const DeadlinePanel = withWords(() => import('./DeadlinePanel.vue'));
export const DeadlineCard = withWords(() => import('./DeadlineCard.vue'));
