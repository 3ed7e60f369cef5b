import type { RequestsWaiting } from '@protocol/residents/posters.js';
import { computed, shallowRef } from 'vue';
import { useChannel } from '../../../hub/channel';

/** How many residents wait who left a request at a poster; what they say is asked for when somebody looks. */
export const followRequests = () => {
  const places = shallowRef<ReadonlyMap<string, RequestsWaiting>>(new Map());
  const channel = useChannel('community');
  const keep = (told: readonly RequestsWaiting[]) =>
    new Map(told.filter(({ waiting }) => waiting).map((one) => [one.community.id, one]));
  channel.on('snapshot', ({ requests = [] }) => (places.value = keep(requests)));
  channel.on('requests:waiting', (told) => {
    const others = [...places.value.values()].filter(({ community }) => community.id !== told.community.id);
    places.value = keep([...others, told]);
  });
  return computed(() => [...places.value.values()]);
};
