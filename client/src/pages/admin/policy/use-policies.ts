import type { PoliciesView, Policy, PolicyWarning } from '@protocol/calls/policy.js';
import { computed, onMounted, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { http } from '../../../hub/http';
import { t } from '../../../i18n/index';
import { newId } from '../../../storage/ids';
import { sayRefusal } from '../../../hub/refused';
import { useKeptForm } from '../../../parts/fields/kept-form';
import { useSend } from '../../../parts/fields/use-send';

const copy = <T>(thing: T): T => JSON.parse(JSON.stringify(thing)) as T;
/** Long enough that a number is typed, too short to wait for. */
const settleMilliseconds = 400;

/** The unit's policies while they are changed: kept over a reload, checked while they are written, saved as one. */
export const usePolicies = () => {
  const kept = shallowRef<PoliciesView>();
  const unread = ref('');
  const warnings = shallowRef<readonly PolicyWarning[]>([]);
  const { form, forget } = useKeptForm(
    () => 'policies',
    () => ({ items: copy(kept.value?.items ?? []) }),
  );
  const { busy, why, errors, send } = useSend();
  const changed = computed(() => JSON.stringify(form.items) !== JSON.stringify(kept.value?.items));

  const read = async (): Promise<void> => {
    try {
      kept.value = await http<PoliciesView>('/policies');
      unread.value = '';
      if (form.items.length === 0) forget();
    } catch (error) {
      unread.value = sayRefusal(error);
    }
  };
  onMounted(read);

  let asked = 0;
  const check = async (): Promise<void> => {
    const mine = ++asked;
    try {
      const told = await http<{ items: PolicyWarning[] }>('/policies/check', {
        method: 'POST',
        body: { items: form.items },
      });
      if (mine === asked) warnings.value = told.items;
    } catch {
      // What is refused is said when it is saved.
    }
  };
  let settling: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => JSON.stringify(form.items),
    (now) => {
      clearTimeout(settling);
      if (now !== '[]') settling = setTimeout(() => void check(), settleMilliseconds);
    },
  );
  onScopeDispose(() => clearTimeout(settling));

  const save = async (): Promise<boolean> => {
    const body = { items: form.items, tag: kept.value?.tag };
    const sent = await send<PoliciesView>('/policies', { method: 'PUT', body }, t('policy.saved'));
    if (!sent) return false;
    kept.value = sent.value;
    forget();
    return true;
  };
  /** Above the last, which matches every call. */
  const add = (): Policy => {
    const last = form.items[form.items.length - 1];
    const fresh: Policy = {
      ...copy(last ?? blank()),
      id: newId(),
      name: '',
      match: { when: 'any' },
    };
    form.items.splice(Math.max(0, form.items.length - 1), 0, fresh);
    return fresh;
  };
  return { kept, form, forget, unread, read, warnings, busy, why, errors, changed, save, add };
};

const blank = (): Policy => ({
  id: '',
  name: '',
  match: { when: 'any' },
  steps: [{ ring: 'all', seconds: 60 }],
  afterHours: 'ring',
  promiseSeconds: 120,
  afterPromiseSeconds: 300,
  owners: [],
});
