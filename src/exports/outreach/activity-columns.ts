/** The columns of exported activities. Residents are counted by age; no word of what was said or why one was cancelled. */
import { activityState } from '../../outreach/activities/activity-times.js';
import { inLang } from '../../protocol/lang.js';
import { AGE_BANDS } from '../../protocol/outreach.js';
import { onTheWall } from '../../protocol/time/local-day.js';
import {
  ACTIVITY_STATE_WORDS,
  ACTIVITY_TOTAL_WORDS,
  AGE_BAND_WORDS,
} from '../../protocol/vocabulary/outreach.js';
import type { ExportColumn } from '../export-columns.js';
import type { ExportedActivity } from './exported-activities.query.js';
import { themeText } from './theme-text.js';

const people = (ids: readonly string[], nameOf: (id: string) => string, comma: string) =>
  ids.map(nameOf).filter(Boolean).join(comma) || null;

export const ACTIVITY_COLUMNS: readonly ExportColumn<ExportedActivity>[] = [
  { heading: ['编号', 'Number'], width: 16, of: (l) => l.activity.number },
  { heading: ['主题', 'Theme'], width: 12, of: (l, c) => themeText(l.activity.theme, c.actor, c.directory) },
  { heading: ['名称', 'Title'], width: 24, of: (l) => l.activity.title },
  { heading: ['地点', 'Place'], width: 24, of: (l) => l.activity.place },
  {
    heading: ['社区', 'Community'],
    width: 16,
    of: (l, { directory }) => directory.community(l.activity.communityId ?? '')?.name ?? null,
  },
  { heading: ['企业', 'Enterprise'], width: 20, of: (l) => l.enterprise ?? null },
  { heading: ['开始', 'From'], width: 20, date: true, of: (l) => onTheWall(l.activity.fromAt) },
  { heading: ['结束', 'To'], width: 20, date: true, of: (l) => onTheWall(l.activity.toAt) },
  {
    heading: ['状态', 'State'],
    width: 10,
    of: (l, { lang, clock }) => inLang(ACTIVITY_STATE_WORDS[activityState(l.activity, clock.now())], lang),
  },
  {
    heading: ['负责人', 'In charge'],
    width: 16,
    of: (l, { directory, lang }) =>
      people(l.activity.inCharge, (id) => directory.person(id)?.name ?? '', lang === 'zh' ? '、' : ', '),
  },
  { heading: ['名额', 'Places'], width: 8, of: (l) => l.activity.capacity },
  { heading: ['报名人数', 'Signed up'], width: 10, of: (l) => l.activity.signedUp },
  { heading: ['签到人数', 'Checked in'], width: 10, of: (l) => l.served?.came ?? null },
  { heading: ['服务分钟', 'Minutes served'], width: 10, of: (l) => l.served?.minutes ?? null },
  {
    heading: ACTIVITY_TOTAL_WORDS.arrivals,
    width: 10,
    of: (l) => AGE_BANDS.reduce((sum, band) => sum + l.arrivals[band], 0),
  },
  ...AGE_BANDS.map((band): ExportColumn<ExportedActivity> => ({
    heading: AGE_BAND_WORDS[band],
    width: 12,
    of: (l) => l.arrivals[band],
  })),
  { heading: ['现场提问', 'Questions'], width: 10, of: (l) => l.calls },
  { heading: ['反馈条数', 'Feedback'], width: 10, of: (l) => l.served?.feedback ?? null },
];
