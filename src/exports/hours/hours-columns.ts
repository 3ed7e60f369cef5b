/** The columns of exported lines of the ledger. */
import type { HoursEntryRow } from '../../ledger/hours.entity.js';
import { sayActivity } from '../../protocol/communities/liaison.js';
import type { HoursFlag } from '../../protocol/hours.js';
import type { JobContext } from '../../jobs/job-worker.js';
import type { ExportColumn } from '../export-columns.js';
import { onTheWall } from '../../protocol/time/local-day.js';
import { inLang, type Lang } from '../../protocol/lang.js';
import {
  ENTRY_WORDS,
  FLAG_WORDS,
  SERVED_WORDS,
  SERVER_WORDS,
  SERVICE_KIND_WORDS,
  SOURCE_WORDS,
} from '../../protocol/vocabulary/hours.js';
import { label } from '../export-labels.js';

const nameOf = (id: string | null, { directory }: JobContext) =>
  id === null ? null : (directory.person(id)?.name ?? null);
const flagsOf = (flags: readonly string[], lang: Lang) =>
  flags.map((flag) => inLang(FLAG_WORDS[flag as HoursFlag] ?? ['', ''], lang)).filter(Boolean);

export const EXPORTED_HOURS_COLUMNS: readonly ExportColumn<HoursEntryRow>[] = [
  { heading: ['姓名', 'Name'], width: 22, of: (l, c) => nameOf(l.personId, c) },
  { heading: ['身份', 'Who'], width: 12, of: (l, { lang }) => inLang(SERVER_WORDS[l.who], lang) },
  { heading: ['服务', 'Service'], width: 16, of: (l, { lang }) => inLang(SERVICE_KIND_WORDS[l.kind], lang) },
  { heading: ['开始', 'From'], width: 20, date: true, of: (l) => onTheWall(l.fromAt) },
  { heading: ['结束', 'To'], width: 20, date: true, of: (l) => onTheWall(l.toAt) },
  { heading: ['分钟', 'Minutes'], width: 8, of: (l) => l.minutes },
  { heading: ['认定分钟', 'Credited minutes'], width: 10, of: (l) => l.credited },
  { heading: ['记录方式', 'Recorded'], width: 10, of: (l, { lang }) => inLang(SOURCE_WORDS[l.source], lang) },
  { heading: ['状态', 'State'], width: 10, of: (l, { lang }) => inLang(ENTRY_WORDS[l.state], lang) },
  {
    heading: ['社区', 'Community'],
    width: 16,
    of: (l, { directory }) => directory.community(l.communityId ?? '')?.name ?? null,
  },
  {
    heading: ['服务对象', 'Served'],
    width: 12,
    of: (l, { lang }) => (l.served === null ? null : inLang(SERVED_WORDS[l.served], lang)),
  },
  {
    heading: ['服务内容', 'What was done'],
    width: 24,
    of: (l, { lang }) => sayActivity(l.activity, lang) || null,
  },
  { heading: ['负责人', 'In charge'], width: 12, of: (l, c) => nameOf(l.inCharge, c) },
  { heading: ['记录人', 'Recorded by'], width: 12, of: (l, c) => nameOf(l.recordedBy, c) },
  {
    heading: ['标记', 'Flags'],
    width: 16,
    of: (l, { lang }) => flagsOf(l.flags, lang).join(lang === 'zh' ? '、' : ', ') || null,
  },
  {
    heading: ['冲回', 'Reversal'],
    width: 8,
    of: (l, { lang }) => (l.reverses === null ? null : label('yes', lang)),
  },
  { heading: ['更正原因', 'Reason of the correction'], width: 24, of: (l) => l.reason },
];
