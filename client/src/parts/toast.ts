import { readonly, ref } from 'vue';
import { newId } from '../ids';
import { sayRefusal } from '../refused';

export interface Toast {
  id: string;
  text: string;
  tone: 'plain' | 'late' | 'solved';
  action?: { label: string; run: () => void };
}

const all = ref<Toast[]>([]);
const drop = (id: string) => {
  all.value = all.value.filter((toast) => toast.id !== id);
};

const show = (text: string, more: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void => {
  const id = newId();
  all.value = [...all.value.slice(-2), { id, text, tone: 'plain', ...more }];
  // What asks for something, or went wrong, stays longer.
  setTimeout(() => drop(id), more.action || more.tone === 'late' ? 10_000 : 5_000);
};

export const useToast = () => ({
  toasts: readonly(all),
  drop,
  toast: show,
  /** Shows why something was refused. */
  sayWhy: (error: unknown) => show(sayRefusal(error), { tone: 'late' }),
});
