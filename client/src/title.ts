import { computed, onScopeDispose, ref, shallowRef, watchEffect } from 'vue';
import { t } from './i18n/index';
import type { Key } from './i18n/keys';

/** The page's title is written here alone: what must be seen now, else how many wait, and what the page is. */
const given = shallowRef<Key>();
const named = shallowRef<() => string>();
/** Calls that wait for an answer, where this person is one who must know. */
export const waiting = ref(0);
/** Said instead of the title as long as it is not empty: a ring, which lets it blink. */
export const alarm = ref('');

const page = computed(() => named.value?.() ?? (given.value ? t(given.value) : ''));
watchEffect(() => {
  const name = page.value ? `${page.value} · ${t('common.brand')}` : t('common.brand');
  document.title = alarm.value || (waiting.value ? `(${waiting.value}) ${name}` : name);
});

/** By the route; a page that knows better says so with `nameTitle`. */
export const routeTitle = (key: Key | undefined): void => {
  given.value = key;
};
/** As long as the component that says it lives; empty leaves it to the route. */
export const nameTitle = (name: () => string): void => {
  const mine = () => name() || (given.value ? t(given.value) : '');
  named.value = mine;
  onScopeDispose(() => {
    if (named.value === mine) named.value = undefined;
  });
};
