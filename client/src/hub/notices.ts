import type { NoticeTold } from '@protocol/calls/alert.js';
import { lang, t } from '../i18n/index';
import { useToast } from '../parts/toast';
import { router } from '../router';

const said = new Set<string>();

/** Said once, whatever lines it comes by, in the language of the page. */
export const sayNotice = ({ id, texts, path }: NoticeTold): void => {
  if (said.has(id)) return;
  said.add(id);
  const open = { label: t('common.look'), run: () => void router.push(path) };
  useToast().toast(texts[lang.value], {
    behind: true,
    ...(router.currentRoute.value.path !== path && { action: open }),
  });
};
