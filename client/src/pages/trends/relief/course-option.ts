/** The rate of a unit over the years as a line, and the pooled rate beside it as another of its own stroke and shape. */
import type { ReliefCourse } from '@protocol/trends/relief.js';
import type { ChartOption } from '../../../charts/options';
import type { Palette } from '../../../charts/palette';
import { t } from '../../../i18n/index';
import { rateText } from './figures';

const perCent = (rate: number | null) => (rate === null ? null : Math.round(rate * 10_000) / 100);

export const courseOption = ({ unit, years, units }: ReliefCourse, p: Palette): ChartOption => {
  const name = t('trends.relief.pooled');
  const line = (of: string, data: (number | null)[], color: string, mark: object): object => ({
    type: 'line',
    name: of,
    // What is not judged is no point, and no line leads over it.
    data,
    lineStyle: { color, width: 2, ...(mark === DIAMOND && { type: 'dashed' }) },
    itemStyle: { color },
    ...mark,
  });
  const series = [
    line(
      unit.name,
      years.map(({ rate }) => perCent(rate)),
      p.accentMark,
      CIRCLE,
    ),
    ...(units > 1
      ? [
          line(
            name,
            years.map(({ pooled }) => perCent(pooled.rate)),
            p.soft,
            DIAMOND,
          ),
        ]
      : []),
  ];
  return {
    grid: { left: 4, right: 12, top: 16, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (params) => {
        const [one] = [params].flat();
        const year = one && years[one.dataIndex];
        if (!year) return '';
        const lines = [
          `${unit.name}  ${rateText(year.rate)}`,
          ...(units > 1 ? [`${name}  ${rateText(year.pooled.rate)}`] : []),
        ];
        return [t('trends.year', { year: year.year }), ...lines].join('\n');
      },
    },
    xAxis: {
      type: 'category',
      data: years.map(({ year }) => String(year)),
      axisLine: { lineStyle: { color: p.strong } },
      axisTick: { show: false },
      axisLabel: { color: p.faint, fontSize: p.small },
    },
    yAxis: {
      type: 'value',
      min: 0,
      splitNumber: 3,
      splitLine: { lineStyle: { color: p.line } },
      axisLabel: { color: p.faint, fontSize: p.small, formatter: '{value}%' },
    },
    series: series as ChartOption['series'] & object,
  };
};
const CIRCLE = { symbol: 'circle', symbolSize: 8 };
const DIAMOND = { symbol: 'diamond', symbolSize: 9 };
