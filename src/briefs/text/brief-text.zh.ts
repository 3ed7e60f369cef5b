/** A brief in Chinese, as it goes upward. Pure. */
import { FIGURE_WORDS, RATE_WORDS } from '../../protocol/vocabulary/figures.js';
import { SERVERS_WORDS, SOURCE_WORDS } from '../../protocol/vocabulary/hours.js';
import type { BriefSection } from '../../protocol/papers/briefs.js';
import {
  categoryRows,
  totalDutyMinutes,
  joinSentences,
  percentOfTarget,
  percent,
  streetRows,
} from './brief-phrases.js';
import { activeLines, hasActive } from './active-lines.js';
import { zhDay } from '../../protocol/time/said-dates.js';
import { zhMonth, zhTaken, zhTime } from './brief-times.js';
import type { BriefFigures } from './brief-figures.js';

const NUMBERS = '一二三四五六';

export const titleZh = ({ unit, month, until }: BriefFigures) =>
  `${unit}“一键呼叫”工作月报（${zhMonth(month)}${until ? `，截至${zhDay(until)}` : ''}）`;

export function sectionsZh(f: BriefFigures): BriefSection[] {
  const { hours, year, calls, answer, rates, coverage, visits, active } = f;
  const period = f.until ? `截至${zhDay(f.until)}，本月` : '本月';
  const sections: BriefSection[] = [
    {
      heading: '值守和志愿服务',
      paragraphs: [
        joinSentences([
          `${period}值守${zhTime(totalDutyMinutes(f))}，其中${SOURCE_WORDS.measured[0]}${zhTime(hours.measured + hours.running)}，${SOURCE_WORDS.back_filled[0]}${zhTime(hours.backFilled)}；`,
          `可认定志愿服务${zhTime(hours.officer + hours.volunteer)}，其中${SERVERS_WORDS.officer[0]}${zhTime(hours.officer)}，社区志愿者${zhTime(hours.volunteer)}。`,
        ]),
        joinSentences([
          `今年累计值守${zhTime(year.dutyMinutes)}`,
          year.targetMinutes !== null &&
            `，为全年目标${zhTime(year.targetMinutes)}的${percentOfTarget(year.dutyMinutes, year.targetMinutes)}，按序时应为${zhTime(year.dueMinutes ?? 0)}`,
          `；累计办结报已解决${year.solved}件`,
          year.target !== null &&
            `，为全年目标${year.target}件的${percentOfTarget(year.solved, year.target)}，按序时应为${year.due ?? 0}件`,
          '。',
        ]),
      ],
    },
    {
      heading: '社区呼叫办理',
      paragraphs: [
        joinSentences([
          `${period}社区发起呼叫${calls.raised}件，检察人员接听${calls.answered}件`,
          calls.cancelled > 0 && `，社区撤回${calls.cancelled}件`,
          (calls.desk ?? 0) > 0 && `，${FIGURE_WORDS.desk[0]}${calls.desk}件`,
          rates.answered !== null &&
            `，${RATE_WORDS.answered[0]}${percent(rates.answered)}（应接听${coverage.owed}件）`,
          '。',
          answer.p50 !== null &&
            `一半呼叫在${zhTaken(answer.p50)}内接听，九成五在${zhTaken(answer.p95 ?? answer.p50)}内接听；`,
          answer.inTarget !== null &&
            `在应接听时限内接听的占${percent(answer.inTarget)}，其中15秒内接听的占${percent(answer.hotline)}。`,
        ]),
        joinSentences([
          `办结${calls.closed}件。办结报已解决${calls.solved}件，`,
          calls.confirmed === null
            ? '已评价的不足5件，群众确认件数不列；'
            : `其中群众确认${calls.confirmed}件；`,
          `转介其他单位${calls.referred}件，另计，不计入已解决`,
          rates.solved !== null &&
            `；${RATE_WORDS.solved[0]}${percent(rates.solved)}（已办结${coverage.closed}件）`,
          '。',
          rates.satisfied === null
            ? '已评价的不足5件，满意率不列。'
            : `已评价${coverage.rated}件，${RATE_WORDS.satisfied[0]}${percent(rates.satisfied)}。`,
        ]),
        ...(visits.proposed + visits.done > 0
          ? [`未诉先办：同一社区反复出现的事项提出走访建议${visits.proposed}项，完成走访${visits.done}项。`]
          : []),
      ],
    },
    ...(hasActive(active) ? [{ heading: '主动服务', paragraphs: activeLines(active, 'zh') }] : []),
    {
      heading: '事项类别',
      paragraphs: ['不足5件的类别并入“其他”；未成年人、家庭暴力等事项不单列。'],
      table: {
        columns: ['类别', FIGURE_WORDS.raised[0], '办结报已解决'],
        rows: categoryRows(f, 'zh'),
      },
    },
    {
      heading: '各街道',
      paragraphs: ['按编码排列，不作排名；不足5件的街道合并列出。'],
      table: { columns: ['街道', FIGURE_WORDS.raised[0], '办结报已解决'], rows: streetRows(f, 'zh') },
    },
  ];
  return sections.map((section, i) => ({ ...section, heading: `${NUMBERS[i]}、${section.heading}` }));
}
