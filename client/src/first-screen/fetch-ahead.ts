/**
 * What the pages that strangers and frightened people open need besides the common script, asked for at the same time
 * as that script: else the router asks for the words when it has come, and for the page after them.
 */
import { bundles } from '../i18n/bundles';
import type { Lang } from '@protocol/lang.js';

const pages: Record<string, (lang: Lang) => Promise<unknown>[]> = {
  '/community': (lang) => [import('../pages/community/CommunityPage.vue'), bundles[lang].community()],
  '/sign-in': () => [import('../pages/sign-in/SignInPage.vue')],
  '/check': (lang) => [import('../pages/check/CheckPage.vue'), bundles[lang].certificates()],
};

/** Whoever asks for the same later gets it from here; what does not come is asked for again then. */
export const fetchAhead = (path: string, lang: Lang): void => {
  const english = lang === 'en' ? [bundles.en.common(), bundles.en.signIn()] : [];
  for (const part of [...english, ...(pages[path]?.(lang) ?? [])]) part.catch(() => undefined);
};
