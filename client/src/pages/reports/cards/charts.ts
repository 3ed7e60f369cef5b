/** The pictures of the reports, from their figures and the design's colours. */
import { HOUR_SECONDS } from '@protocol/time/durations.js';
import type { AnswerTimes, BreakdownBy, BreakdownRow } from '@protocol/reports.js';
import type { ChartOption } from '../../../charts/options';
import type { Palette } from '../../../charts/palette';
import { weekdayName } from '../../../time/format';
import { t } from '../../../i18n/index';
import { rowName, shortDay, shortMonth } from '../figures-text';

type Bucket = AnswerTimes['buckets'][number];
const UNITS = [
  { name: 'hours', seconds: HOUR_SECONDS },
  { name: 'minutes', seconds: 60 },
  { name: 'seconds', seconds: 1 },
] as const;
/** 15–30 秒, 1–2 分: in the largest unit in which both ends are whole. */
export const bucketName = ({ fromSeconds, toSeconds }: Bucket): string => {
  const ends = [fromSeconds, toSeconds ?? 0];
  const unit = UNITS.find((one) => ends.every((end) => end % one.seconds === 0)) ?? UNITS[2];
  const from = fromSeconds / unit.seconds;
  const said = { unit: t(`reports.answers.${unit.name}`) };
  if (toSeconds === null) return t('reports.answers.over', { n: from, ...said });
  const to = toSeconds / unit.seconds;
  return fromSeconds === 0
    ? t('reports.answers.upTo', { n: to, ...said })
    : t('reports.answers.between', { from, to, ...said });
};

const axisOf = (p: Palette) => ({
  axisLine: { lineStyle: { color: p.strong } },
  axisTick: { show: false },
  axisLabel: { color: p.faint, fontSize: p.small, hideOverlap: true },
  splitLine: { lineStyle: { color: p.line } },
});
const GRID = { left: 4, right: 12, top: 20, bottom: 0, containLabel: true };
const round = [3, 3, 0, 0];

export const answersOption = (buckets: readonly Bucket[], p: Palette): ChartOption => ({
  grid: GRID,
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  xAxis: { type: 'category', data: buckets.map(bucketName), ...axisOf(p), splitLine: { show: false } },
  yAxis: { type: 'value', minInterval: 1, splitNumber: 3, ...axisOf(p), axisLine: { show: false } },
  series: [
    {
      type: 'bar',
      name: t('reports.answers.calls'),
      data: buckets.map((bucket) => bucket.calls),
      barMaxWidth: 44,
      itemStyle: { color: p.accent, borderRadius: round },
      label: { show: true, position: 'top', color: p.soft, fontSize: p.small },
      cursor: 'pointer',
    },
  ],
});

/** The year is not said twelve times. */
const namesOf = (by: 'month' | 'day', rows: readonly { key: string }[]): string[] => {
  const years = new Set(rows.map((row) => row.key.slice(0, 4)));
  const short = by === 'month' ? shortMonth : shortDay;
  return rows.map(({ key }) => (years.size === 1 ? short(key) : rowName(by, { key, name: '' })));
};

/** A month or a day; without a row where nothing happened in it. */
export interface Moment {
  key: string;
  row: BreakdownRow | undefined;
}
export const trendOption = (by: 'month' | 'day', rows: readonly Moment[], p: Palette): ChartOption => ({
  grid: GRID,
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  xAxis: {
    type: 'category',
    data: namesOf(by, rows),
    ...axisOf(p),
    splitLine: { show: false },
  },
  yAxis: { type: 'value', minInterval: 1, splitNumber: 3, ...axisOf(p), axisLine: { show: false } },
  series: [
    {
      type: 'bar',
      name: t('reports.trend.raised'),
      data: rows.map(({ row }) => row?.calls.raised ?? 0),
      barMaxWidth: 28,
      itemStyle: { color: p.accentLine, borderRadius: round },
    },
    {
      type: 'line',
      name: t('reports.trend.solved'),
      data: rows.map(({ row }) => row?.calls.solved ?? 0),
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { color: p.solved, width: 2 },
      itemStyle: { color: p.solved },
    },
  ],
});

/** All 168 hours of the week; without a row where no call came. */
export const cellsOf = (rows: readonly BreakdownRow[]) => {
  const of = new Map(rows.map((row) => [row.key, row]));
  return [1, 2, 3, 4, 5, 6, 7].flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => {
      const key = `${day}-${String(hour).padStart(2, '0')}`;
      return { key, day, hour, row: of.get(key), raised: of.get(key)?.calls.raised ?? 0 };
    }),
  );
};

export const heatOption = (rows: readonly BreakdownRow[], p: Palette): ChartOption => {
  const cells = cellsOf(rows);
  const most = Math.max(1, ...cells.map((cell) => cell.raised));
  const days = [1, 2, 3, 4, 5, 6, 7];
  return {
    grid: { ...GRID, top: 4, right: 4 },
    tooltip: {
      formatter: (params) => {
        const [one] = [params].flat();
        const cell = one && cells[one.dataIndex];
        return cell ? `${rowName('hour', { key: cell.key, name: '' })}  ${cell.raised}` : '';
      },
    },
    xAxis: {
      type: 'category',
      data: Array.from({ length: 24 }, (_, hour) => String(hour)),
      ...axisOf(p),
      axisLine: { show: false },
      splitLine: { show: false },
    },
    yAxis: {
      type: 'category',
      inverse: true,
      data: days.map(weekdayName),
      ...axisOf(p),
      axisLine: { show: false },
      splitLine: { show: false },
    },
    visualMap: { show: false, min: 0, max: most, inRange: { color: [p.sunken, p.accentLine, p.accent] } },
    series: [
      {
        type: 'heatmap',
        data: cells.map((cell) => [cell.hour, cell.day - 1, cell.raised]),
        itemStyle: { borderColor: p.surface, borderWidth: 2, borderRadius: 4 },
        emphasis: { itemStyle: { borderColor: p.ink } },
        cursor: 'pointer',
      },
    ],
  };
};

/** One bar a row from above to below, in the order the rows have. */
export const breakdownOption = (by: BreakdownBy, rows: readonly BreakdownRow[], p: Palette): ChartOption => ({
  grid: { ...GRID, top: 4, right: 32 },
  tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
  xAxis: { type: 'value', minInterval: 1, splitNumber: 4, ...axisOf(p) },
  yAxis: {
    type: 'category',
    inverse: true,
    data: rows.map((row) => rowName(by, row)),
    ...axisOf(p),
    axisLabel: { ...axisOf(p).axisLabel, interval: 0, width: 140, overflow: 'truncate' },
    splitLine: { show: false },
  },
  series: [
    {
      type: 'bar',
      name: t('reports.column.raised'),
      data: rows.map((row) => row.calls.raised),
      barMaxWidth: 12,
      itemStyle: { color: p.accentLine, borderRadius: [0, 3, 3, 0] },
      cursor: 'pointer',
    },
    {
      type: 'bar',
      name: t('reports.column.solved'),
      data: rows.map((row) => row.calls.solved),
      barMaxWidth: 12,
      barGap: '10%',
      itemStyle: { color: p.solved, borderRadius: [0, 3, 3, 0] },
      cursor: 'pointer',
    },
  ],
});
