/** What the unit asks for before a call of a category is closed: shown beside the form before anything is sent. */
import type { ClosingNeeds } from '@protocol/residents/closing-needs.js';
import { shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { onLeave } from '../../../hub/session';

export const closingNeeds = shallowRef<ClosingNeeds>({});
/** They change seldom: asked once for each form that opens. */
export const fetchNeeds = async (): Promise<void> => {
  closingNeeds.value = (await http<{ needs: ClosingNeeds }>('/closing-needs')).needs;
};
onLeave(() => (closingNeeds.value = {}));
