import { computed, ref, watchEffect } from 'vue';
import { keep } from './keep';

export type Theme = 'light' | 'dark' | 'auto';

const stored = keep.get('theme');
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const systemDark = ref(dark.matches);
// Safari 13 and old WebViews know only the older form.
if (typeof dark.addEventListener === 'function') {
  dark.addEventListener('change', (event) => (systemDark.value = event.matches));
}

export const theme = ref<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto');
export const elder = ref(keep.get('elder') === '1');

export const setTheme = (value: Theme): void => {
  theme.value = value;
  keep.set('theme', value);
};
export const setElder = (value: boolean): void => {
  elder.value = value;
  keep.set('elder', value ? '1' : '0');
};

export const shownTheme = computed(() =>
  theme.value === 'auto' ? (systemDark.value ? 'dark' : 'light') : theme.value,
);

export const startPreferences = (): void => {
  watchEffect(() => {
    document.documentElement.dataset.theme = shownTheme.value;
    document.documentElement.toggleAttribute('data-elder', elder.value);
  });
};
