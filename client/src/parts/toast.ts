import { readonly, ref } from 'vue';
import { newId } from '../storage/ids';
import { sayRefusal } from '../hub/refused';

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

interface More extends Partial<Pick<Toast, 'tone' | 'action'>> {
  /** How long it stays, where that is no matter of taste. */
  seconds?: number;
  /** Others say it: it stands behind the answer to what the person has just done, for a phone shows one at a time. */
  behind?: boolean;
}
/**
 * Answers its id, so that what is no longer true can be dropped. The same words stand there once, as the newest:
 * what is told while a page gets its snapshot is told again after it.
 */
const show = (text: string, { seconds, behind = false, ...more }: More = {}): string => {
  const id = newId();
  const others = all.value.filter((toast) => toast.text !== text);
  const shown = { id, text, tone: 'plain' as const, ...more };
  const rest = others.slice(-2);
  all.value = behind ? [shown, ...rest] : [...rest, shown];
  // What asks for something, or went wrong, stays longer.
  const usual = more.action || more.tone === 'late' ? 10 : 5;
  setTimeout(() => drop(id), (seconds ?? usual) * 1000);
  return id;
};

export const useToast = () => ({
  toasts: readonly(all),
  drop,
  toast: show,
  /** Shows why something was refused. */
  sayWhy: (error: unknown) => show(sayRefusal(error), { tone: 'late' }),
});
