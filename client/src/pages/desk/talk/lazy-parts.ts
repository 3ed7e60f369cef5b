import { defineAsyncComponent } from 'vue';

/** Not of the desk's first page: a reply can be written without them. */
export const OfficerWords = defineAsyncComponent(() => import('./OfficerWords.vue'));
