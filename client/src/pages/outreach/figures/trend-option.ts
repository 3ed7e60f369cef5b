/** Activities and calls by month, as two lines beside each other: each with a scale and a shape of its own. */
import type { BesideCalls } from '@protocol/outreach/outreach-trend.js';
import type { ChartOption } from '../../../charts/options';
import type { Palette } from '../../../charts/palette';
import { t } from '../../../i18n/index';
import { count, shortMonth } from '../../reports/figures-text';

export type Month = BesideCalls & { month: string };

export const trendOption = (months: readonly Month[], callsName: string, p: Palette): ChartOption => {
  const scale = (name: string, align: 'left' | 'right') => ({
    type: 'value' as const,
    name,
    min: 0,
    minInterval: 1,
    splitNumber: 3,
    nameTextStyle: { color: p.soft, fontSize: p.small, align },
    axisLabel: { color: p.faint, fontSize: p.small },
  });
  const names = { activities: t('outreach.figures.activities'), calls: callsName };
  return {
    grid: { left: 4, right: 4, top: 36, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const [one] = [params].flat();
        const month = one && months[one.dataIndex];
        if (!month) return '';
        const lines = [
          `${names.activities}  ${count(month.activities)}`,
          `${names.calls}  ${count(month.calls)}`,
        ];
        return [shortMonth(month.month), ...lines].join('\n');
      },
    },
    xAxis: {
      type: 'category',
      data: months.map(({ month }) => shortMonth(month)),
      axisLine: { lineStyle: { color: p.strong } },
      axisTick: { show: false },
      axisLabel: { color: p.faint, fontSize: p.small, hideOverlap: true },
    },
    yAxis: [
      { ...scale(names.activities, 'left'), splitLine: { lineStyle: { color: p.line } } },
      { ...scale(names.calls, 'right'), splitLine: { show: false } },
    ],
    series: [
      {
        type: 'line',
        name: names.activities,
        data: months.map(({ activities }) => activities),
        symbol: 'circle',
        symbolSize: 8,
        lineStyle: { color: p.accentMark, width: 2 },
        itemStyle: { color: p.accentMark },
        cursor: 'pointer',
      },
      {
        type: 'line',
        name: names.calls,
        yAxisIndex: 1,
        // What is not told is no point, and no line leads over it.
        data: months.map(({ calls }) => calls),
        symbol: 'diamond',
        symbolSize: 9,
        lineStyle: { color: p.late, width: 2, type: 'dashed' },
        itemStyle: { color: p.late },
        cursor: 'pointer',
      },
    ],
  };
};
