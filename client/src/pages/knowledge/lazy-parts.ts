/** Parts that bring the words of the knowledge base with them. */
import { defineAsyncComponent } from 'vue';
import { loadBundle } from '../../i18n/index';

export const KnowledgePanel = defineAsyncComponent(async () => {
  await loadBundle('knowledge');
  return import('./KnowledgePanel.vue');
});
