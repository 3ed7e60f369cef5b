/** What each figure of relief counts, in the words that are printed beside it. Pure. */
import type { Lang } from '../../protocol/lang.js';
import type { ReliefDefinition } from '../../protocol/trends/relief.js';

export function reliefDefinitions(lang: Lang, floor: number): Record<ReliefDefinition, string> {
  const words: Record<ReliefDefinition, readonly [string, string]> = {
    leads: ['当年在本系统登记的救助线索', 'leads for relief entered here in the year'],
    handedOver: [
      '当年移交办案部门的线索，不论何年登记',
      'leads handed over in the year, whichever year they were entered in',
    ],
    granted: [
      '当年决定救助的案件，由人填报并写明来源',
      'cases in which relief was granted, entered by a person with the source',
    ],
    base: [
      '作为基数的案件，由人填报并写明来源',
      'cases that it is measured by, entered by a person with the source',
    ],
    rate: ['救助案件÷基数', 'granted ÷ base'],
    pooled: [
      `各院救助案件之和÷各院基数之和（Σn/Σd），不是各院救助率的平均；有基数的院都计入，基数不足 ${floor} 的也计入`,
      `the sum of granted ÷ the sum of bases (Σn/Σd), not the mean of the rates; every unit with a base is in it, those with a base below ${floor} too`,
    ],
    floor: [
      `基数不足 ${floor} 的，不显示救助率，不作判断`,
      `with a base below ${floor} no rate is shown and nothing is judged`,
    ],
    average: ['救助总额÷救助案件', 'all that was granted ÷ cases granted'],
  };
  return Object.fromEntries(
    Object.entries(words).map(([name, [zh, en]]) => [name, lang === 'zh' ? zh : en]),
  ) as Record<ReliefDefinition, string>;
}
