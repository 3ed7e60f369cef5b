/** The design's tokens as a canvas needs them: values, that change with the theme and the size of type. */
import { nextTick, shallowRef, watch } from 'vue';
import { elder, shownTheme } from '../storage/preferences';

const NAMES = {
  ink: '--ink',
  soft: '--ink-2',
  faint: '--ink-3',
  line: '--line',
  strong: '--line-strong',
  surface: '--surface',
  sunken: '--sunken',
  accent: '--accent',
  accentMark: '--accent-mark',
  accentLine: '--accent-line',
  accentSoft: '--accent-soft',
  solved: '--solved-mark',
  late: '--late-mark',
  font: '--font',
} as const;
export type Palette = Record<keyof typeof NAMES, string> & {
  /** In pixels: the smallest type. */
  small: number;
};

const read = (): Palette => {
  const style = getComputedStyle(document.documentElement);
  const values = Object.fromEntries(
    Object.entries(NAMES).map(([name, token]) => [name, style.getPropertyValue(token).trim()]),
  ) as Record<keyof typeof NAMES, string>;
  return { ...values, small: Math.round(parseFloat(style.fontSize) * 0.8125) };
};

const now = shallowRef<Palette>();
watch([shownTheme, elder], () => void nextTick(() => (now.value = read())));
export const usePalette = () => {
  now.value ??= read();
  return () => now.value ?? read();
};
