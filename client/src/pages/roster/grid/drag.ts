import { ref } from 'vue';

/** Whom the mouse carries from the list to a cell. */
export const dragged = ref<string | null>(null);
