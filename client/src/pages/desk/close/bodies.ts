import { shallowRef } from 'vue';
import { http } from '../../../hub/http';
import { onLeave } from '../../../hub/session';

/** Somebody outside whom a matter may belong to, from the directory the administrator keeps. */
export interface Body {
  id: string;
  name: string;
  phone: string;
  /** Whom to ask for there; empty: nobody by name. */
  contact: string;
  remit: string;
}
export const bodies = shallowRef<readonly Body[]>([]);

export const fetchBodies = async (): Promise<void> => {
  if (bodies.value.length) return;
  bodies.value = (await http<{ items: Body[] }>('/bodies', { query: { limit: 100 } })).items;
};
onLeave(() => (bodies.value = []));
