import { computed } from 'vue';
import { createI18n } from 'vue-i18n';
import type { Lang } from '@protocol/lang.js';
import { chosenLang } from '../first-screen/language-and-theme';
import { keep } from '../storage/keep';
import { signIn } from './zh/sign-in';
import { common } from './zh/common';
import { bundles, type Bundle } from './bundles';
import type { Key } from './keys';

export type { Lang };

export const i18n = createI18n({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: { zh: { common, signIn }, en: {} } as Record<Lang, Record<string, unknown>> as never,
  missingWarn: false,
  fallbackWarn: false,
});

const composer = i18n.global as unknown as {
  locale: { value: Lang };
  t: (key: string, named: Record<string, unknown>) => string;
  mergeLocaleMessage: (lang: Lang, messages: Record<string, unknown>) => void;
};

/** The chosen language; read anywhere, changed only by setLang. */
export const lang = computed<Lang>(() => composer.locale.value);

/** A phrase by its typed key. Works in templates, in scripts and outside components; follows the language. */
export const t = (key: Key, named: Record<string, string | number> = {}): string => composer.t(key, named);

const here = new Set<Bundle>(['common', 'signIn']);
const have = new Set<string>(['zh.common', 'zh.signIn']);

const fetchBundle = async (bundle: Bundle, of: Lang): Promise<void> => {
  const name = `${of}.${bundle}`;
  if (have.has(name)) return;
  composer.mergeLocaleMessage(of, { [bundle]: await bundles[of][bundle]() });
  have.add(name);
};

/** A page's words come with the page; the router calls this by the route's meta. */
export const loadBundle = async (bundle: Bundle): Promise<void> => {
  here.add(bundle);
  await fetchBundle(bundle, lang.value);
};

const speak = async (chosen: Lang): Promise<void> => {
  await Promise.all([...here].map((bundle) => fetchBundle(bundle, chosen)));
  composer.locale.value = chosen;
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en';
};

export const setLang = async (chosen: Lang): Promise<void> => {
  await speak(chosen);
  keep.set('lang', chosen);
};

/** As the person chose here, else as their browser asks; only a choice is kept. */
export const startLang = async (): Promise<void> => {
  // Without its words the page goes on in Chinese.
  if (chosenLang() === 'en') await speak('en').catch(() => undefined);
};
