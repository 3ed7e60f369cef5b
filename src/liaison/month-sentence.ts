/** A community's month in one sentence, in both languages. Pure. */
import { inLang, type Lang } from '../protocol/lang.js';
import { enMonth } from '../protocol/time/said-dates.js';
import type { ToldCount } from '../protocol/answers.js';
import type { LiaisonMonth } from '../protocol/communities/liaison.js';

export function monthSentence(
  { month, visits, minutes, calls, promises }: Omit<LiaisonMonth, 'sentence' | 'community'>,
  lang: Lang,
): string {
  const [year, number] = month.split('-').map(Number);
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  const told = (count: ToldCount) => (count === null ? inLang(['不足 5', 'under 5'], lang) : String(count));
  const { made, kept, late, open } = promises;
  if (lang === 'zh') {
    const time = h ? `${h} 小时${m ? ` ${m} 分` : ''}` : `${m} 分`;
    return (
      `${year}年${number}月走访 ${visits} 次，共 ${time}；` +
      `呼叫 ${told(calls.raised)} 件，办结 ${told(calls.closed)} 件，其中已解决 ${told(calls.solved)} 件；` +
      `答应 ${made} 项，办到 ${kept} 项，逾期 ${late} 项，未办 ${open} 项。`
    );
  }
  const time = h ? `${h} h${m ? ` ${m} min` : ''}` : `${m} min`;
  return (
    `${enMonth(month)}: ${visits} visit${visits === 1 ? '' : 's'}, ${time}; ` +
    `calls ${told(calls.raised)}, closed ${told(calls.closed)}, of them solved ${told(calls.solved)}; ` +
    `promises made ${made}, kept ${kept}, late ${late}, open ${open}.`
  );
}
