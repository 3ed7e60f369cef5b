/** Who waits for a visit: those it was asked for, and what is to be visited after a closing. Pure. */
import type { LiaisonView, VisitFollowUp, WantedVisit } from '@protocol/communities/liaison.js';
import { dayBegins } from '@protocol/time/local-day.js';
import { t } from '../../i18n/index';
import type { IconName } from '../../parts/icons';
import { called, callNumber, categoryName, dayOf } from '../../time/format';
import { lightOf, shortName, textOf, wishLight, wishNote, type Light } from './words';

export interface WaitingLine {
  key: string;
  icon: IconName;
  title: string;
  note: string[];
  light: Light;
  /** Where it is recorded. */
  to?: string;
  wish?: WantedVisit;
}

export const followUpTitle = ({ category }: VisitFollowUp): string =>
  t('liaison.followUp.title', { matter: categoryName(category, true) });
const followUpNote = (one: VisitFollowUp): string[] => [
  shortName(one.community),
  one.mine ? t('liaison.followUp.mine') : t('liaison.followUp.by', { name: called(one.by) }),
  callNumber(one.number),
];

/** The first due first. */
export function waitingLines(
  { toVisit, followUps }: Pick<LiaisonView, 'toVisit' | 'followUps'>,
  now: number,
): WaitingLine[] {
  const lines = [
    ...toVisit.map((wish) => ({
      at: dayBegins(wish.byDay),
      line: {
        key: wish.id,
        icon: 'home' as const,
        title: textOf(wish),
        note: wishNote(wish),
        light: wishLight(wish, now),
        wish,
      },
    })),
    ...followUps.map((one) => ({
      at: Date.parse(one.dueAt),
      line: {
        key: one.callId,
        icon: 'calendar' as const,
        title: followUpTitle(one),
        note: followUpNote(one),
        light: lightOf(Date.parse(one.dueAt), true, now, dayOf(one.dueAt)),
        ...(one.mine && { to: `/calls/${one.callId}` }),
      },
    })),
  ];
  return lines.sort((a, b) => a.at - b.at).map(({ line }) => line);
}
