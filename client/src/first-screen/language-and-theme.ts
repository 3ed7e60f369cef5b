/** How the page looks and speaks before Vue has come: the person's choice, else the device's. */
import type { Lang } from '@protocol/lang.js';
import { keep } from '../storage/keep';

/** Chinese is the first language: English only for who chose it, or whose browser asks for it before Chinese. */
export const chosenLang = (
  chosen = keep.get('lang'),
  asked: readonly string[] = navigator.languages?.length ? navigator.languages : [navigator.language],
): Lang => {
  if (chosen === 'zh' || chosen === 'en') return chosen;
  return /^en\b/i.test(asked.find((one) => /^(zh|en)\b/i.test(one)) ?? '') ? 'en' : 'zh';
};

export const dress = (): void => {
  const page = document.documentElement;
  const theme = keep.get('theme');
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  page.dataset.theme = dark ? 'dark' : 'light';
  page.toggleAttribute('data-elder', keep.get('elder') === '1');
  page.lang = chosenLang() === 'zh' ? 'zh-CN' : 'en';
};
