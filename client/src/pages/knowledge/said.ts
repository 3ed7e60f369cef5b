/** How an article and its law are said: always with the dates. */
import { localDay } from '@protocol/time/local-day.js';
import type { ArticleLaw, ArticleLine } from '@protocol/words/articles.js';
import { t } from '../../i18n/index';
import { serverNow } from '../../time/clock';

/** 《某法》第三十条 · 2023-09-01 起施行，2026-11 核对 */
export const lawSaid = ({ name, article = '', inForceOn, checkedOn }: ArticleLaw): string =>
  t(inForceOn > localDay(serverNow()) ? 'knowledge.law.later' : 'knowledge.law.said', {
    name: t('knowledge.law.part', { name, article }).replace(/[,，]?\s*$/u, ''),
    inForce: inForceOn,
    checked: checkedOn.slice(0, 7),
  });

/** What goes into a reply: the short text, where it comes from, and as of when. */
export const replyOf = ({ short, law, source, changedAt }: ArticleLine): string => {
  if (law) return short + t('knowledge.panel.fromLaw', { law: lawSaid(law) });
  const day = localDay(Date.parse(changedAt));
  return (
    short + (source ? t('knowledge.panel.from', { source, day }) : t('knowledge.panel.fromUnit', { day }))
  );
};
