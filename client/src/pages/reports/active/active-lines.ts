/** The year's outreach, check-ups, visits and leads in a sentence each; none of what there was nothing of. */
import { activeFiguresByName, type ActiveFigures } from '@protocol/outreach/active.js';
import { spellMinutes } from '../../../time/format';
import { t } from '../../../i18n/index';
import { count } from '../figures-text';

const LINES = ['outreach', 'checkups', 'liaison', 'relief'] as const;

export const activeLines = (active: ActiveFigures): { name: (typeof LINES)[number]; said: string }[] => {
  const figures = activeFiguresByName(active);
  const told = {
    ...Object.fromEntries(Object.entries(figures).map(([name, n]) => [name, count(n)])),
    outreachTime: spellMinutes(figures.outreachMinutes),
    visitTime: spellMinutes(figures.visitMinutes),
  };
  return LINES.filter((name) => Object.values(active[name] ?? {}).some((n) => n > 0)).map((name) => ({
    name,
    said: t(`reports.active.line.${name}`, told),
  }));
};
