/**
 * One line each of a brief for outreach, check-ups of enterprises, liaison and relief; none where there was nothing. Residents,
 * problems and leads below five are not told as numbers. Pure.
 */
import type { ActiveFigures } from '../../protocol/outreach/active.js';
import type { Lang } from '../../protocol/lang.js';
import { joinSentences } from './brief-phrases.js';
import { enTime, zhTime } from './brief-times.js';
import { shownCount, SMALL_COUNT } from './small-counts.js';

const isSome = (figures: object): boolean => Object.values(figures).some((n) => n > 0);
export const hasActive = (active: ActiveFigures | undefined): active is ActiveFigures =>
  active !== undefined && Object.values(active).some(isSome);

/** Neither they nor the others, whom the difference would tell, are few. */
const tellsElders = ({ arrivals, elders }: ActiveFigures['outreach']): boolean =>
  elders >= SMALL_COUNT && (arrivals === elders || arrivals - elders >= SMALL_COUNT);

export function activeLines(active: ActiveFigures, lang: Lang): string[] {
  const { outreach, checkups, liaison, relief } = active;
  const say = SAID[lang];
  return [
    ...(isSome(outreach) ? [say.outreach(outreach)] : []),
    ...(isSome(checkups) ? [say.checkups(checkups)] : []),
    ...(isSome(liaison) ? [say.liaison(liaison)] : []),
    ...(relief && isSome(relief) ? [say.relief(relief)] : []),
  ];
}

type Said = { [Part in keyof ActiveFigures]-?: (figures: NonNullable<ActiveFigures[Part]>) => string };

const zh: Said = {
  outreach: (o) =>
    `精准普法：${joinSentences(
      [
        o.activities > 0 && `开展普法活动${o.activities}场`,
        o.people > 0 && `${o.people}人参与服务，服务时长${zhTime(o.minutes)}`,
        o.arrivals > 0 &&
          `到场居民${shownCount(o.arrivals, 'zh')}人${tellsElders(o) ? `，其中60岁及以上${o.elders}人` : ''}`,
        o.calls > 0 && `现场代为呼叫${shownCount(o.calls, 'zh')}件`,
      ],
      '；',
    )}。`,
  checkups: (c) =>
    `走进企业：应邀开展法治体检和走访${c.checkups}次，涉及企业${c.enterprises}家，${
      c.problems > 0
        ? `发现问题${shownCount(c.problems, 'zh')}项，已解决${shownCount(c.solved, 'zh')}项`
        : '没有发现问题'
    }。`,
  liaison: (l) =>
    `派驻社区：${joinSentences(
      [
        l.visits > 0 && `走访社区${l.visits}次，共${zhTime(l.minutes)}`,
        l.kept + l.open > 0 && `答应社区的事办到${l.kept}项，还没办到${l.open}项`,
      ],
      '；',
    )}。`,
  relief: (r) =>
    `司法救助：${joinSentences(
      [
        r.leads > 0 && `登记救助线索${shownCount(r.leads, 'zh')}件`,
        r.handedOver > 0 && `移交办案${shownCount(r.handedOver, 'zh')}件`,
        r.granted > 0 && `决定救助${shownCount(r.granted, 'zh')}件`,
        r.helped > 0 && `移送转介得到答复${shownCount(r.helped, 'zh')}件`,
        r.visits > 0 && `救助后回访${shownCount(r.visits, 'zh')}次`,
      ],
      '，',
    )}。`,
};

const many = (n: number | string, one: string, others = `${one}s`): string =>
  `${n} ${String(n) === '1' ? one : others}`;
const en: Said = {
  outreach: (o) =>
    `Outreach: ${joinSentences(
      [
        o.activities > 0 && `${many(o.activities, 'activity was', 'activities were')} held`,
        o.people > 0 && `${many(o.people, 'person', 'people')} served for ${enTime(o.minutes)} in all`,
        o.arrivals > 0 &&
          `${shownCount(o.arrivals, 'en')} residents came${tellsElders(o) ? `, ${o.elders} of them aged 60 or older` : ''}`,
        o.calls > 0 && `${shownCount(o.calls, 'en')} calls were raised on site`,
      ],
      '; ',
    )}.`,
  checkups: (c) =>
    `Enterprises: ${many(c.enterprises, 'enterprise')} invited ${many(c.checkups, 'check-up or visit', 'check-ups and visits')}; ${
      c.problems > 0
        ? `${shownCount(c.problems, 'en')} problems were found, ${shownCount(c.solved, 'en')} of them solved by now`
        : 'no problems were found'
    }.`,
  liaison: (l) =>
    `Liaison: ${joinSentences(
      [
        l.visits > 0 &&
          `${many(l.visits, 'visit to a community', 'visits to communities')}, ${enTime(l.minutes)} in all`,
        l.kept + l.open > 0 && `${many(l.kept, 'promise')} kept and ${l.open} still open`,
      ],
      '; ',
    )}.`,
  relief: (r) =>
    `Relief: ${joinSentences(
      [
        r.leads > 0 && `leads made: ${shownCount(r.leads, 'en')}`,
        r.handedOver > 0 && `handed over: ${shownCount(r.handedOver, 'en')}`,
        r.granted > 0 && `granted: ${shownCount(r.granted, 'en')}`,
        r.helped > 0 && `referrals answered: ${shownCount(r.helped, 'en')}`,
        r.visits > 0 && `visits after it: ${shownCount(r.visits, 'en')}`,
      ],
      '; ',
    )}.`,
};
const SAID: Record<Lang, Said> = { zh, en };
