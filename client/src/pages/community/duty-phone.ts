import { computed } from 'vue';
import { hub } from '../../hub/hub';
import { me } from '../../hub/session';

/** The unit's own telephone, remembered from the last time it was heard. */
export const dutyPhone = computed(() => me.value?.unit.dutyPhone ?? hub.value?.unit?.dutyPhone ?? null);
