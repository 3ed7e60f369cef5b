/** What the year's three totals count, in the words that stand beside them. */
import type { Lang } from '../../protocol/lang.js';
import { CONFIRMS } from '../../figures/figure-definitions.js';

const WORDS = {
  duty: [
    '值守时长：当年值守分钟数，含正在进行的值守；不论是否认定，实测与补录分列',
    'time on duty in the year, running duty included; approved or not, measured and back-filled apart',
  ],
  credited: [
    '可认定志愿服务：当年已认定、按本院政策计入的服务分钟数',
    "creditable service: approved minutes of the year that the unit's policy counts",
  ],
  solved: [
    '当年发起、办结报已解决的呼叫；转介另计，不计入已解决',
    'calls raised in the year and closed as solved; referred ones are counted apart',
  ],
  confirmed: [
    `报已解决、且社区评价不低于${CONFIRMS}分的（群众确认）`,
    `solved calls rated ${CONFIRMS} or more (confirmed by the people helped)`,
  ],
  due: ['序时进度：目标×已过完整天数÷全年天数', 'due by today: target × whole days gone ÷ days of the year'],
  apart: [
    '值守时长、可认定志愿服务、解决问题是三项，不相加',
    'time on duty, creditable service and problems solved are three totals, never added',
  ],
} as const satisfies Record<string, readonly [string, string]>;

export const yearDefinitions = (lang: Lang): Record<string, string> =>
  Object.fromEntries(Object.entries(WORDS).map(([name, [zh, en]]) => [name, lang === 'zh' ? zh : en]));
