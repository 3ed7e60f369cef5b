/** What is said of service hours and their certificates. */
import type { CertificateState, IdType, Paper } from '../certificates.js';
import type {
  ClaimState,
  HoursFlag,
  HoursSource,
  LINE_STATES,
  Served,
  ServingRole,
  ServiceKind,
} from '../hours.js';
import type { WordTable } from '../lang.js';
import { ROLE_WORDS } from './people.js';

/** Whose hours. */
export const SERVER_WORDS = {
  officer: ROLE_WORDS.officer,
  volunteer: ROLE_WORDS.volunteer,
} as const satisfies WordTable<ServingRole>;
/** The same of many, over a sum. */
export const SERVERS_WORDS = {
  officer: ['检察人员', 'Officers'],
  volunteer: ['志愿者', 'Volunteers'],
} as const satisfies WordTable<ServingRole>;

export const SERVICE_KIND_WORDS = {
  duty: ['值守', 'Duty'],
  call_handling: ['办理呼叫', 'Handling calls'],
  outreach: ['普法活动', 'Outreach'],
  training: ['培训', 'Training'],
  travel: ['路途', 'Travel'],
} as const satisfies WordTable<ServiceKind>;

export const SERVED_WORDS = {
  residents: ['居民', 'Residents'],
  elders: ['老年人', 'Older people'],
  minors: ['未成年人', 'Minors'],
  women: ['妇女', 'Women'],
  workers: ['劳动者', 'Workers'],
  enterprise: ['企业', 'Businesses'],
  unit: ['本单位', 'The unit'],
  other: ['其他', 'Others'],
} as const satisfies WordTable<Served>;

export const SOURCE_WORDS = {
  measured: ['实测', 'Measured'],
  back_filled: ['补录', 'Back-filled'],
} as const satisfies WordTable<HoursSource>;
/** To whose time it is: they claim what a coordinator back-fills. */
export const SOURCE_TOLD = {
  measured: ['系统计时', 'measured'],
  back_filled: ['补记', 'claimed'],
} as const satisfies WordTable<HoursSource>;

/** Of lines, and of claims that are none yet. */
export const ENTRY_WORDS = {
  pending: ['待认定', 'To approve'],
  approved: ['已认定', 'Approved'],
  returned: ['已退回', 'Returned'],
  corrected: ['已更正', 'Corrected'],
  withdrawn: ['已撤回', 'Withdrawn'],
} as const satisfies WordTable<(typeof LINE_STATES)[number] | ClaimState>;

export const FLAG_WORDS = {
  corrected: ['更正后', 'After correction'],
  forgotten_sign_off: ['自动结束', 'Ended by itself'],
  low_attendance: ['出勤不足', 'Low attendance'],
  over_cap: ['超出当日上限', 'Over the day’s cap'],
} as const satisfies WordTable<HoursFlag>;
/** To whose time it is, so that it says what happened. */
export const FLAG_TOLD = {
  corrected: ['更正后', 'after a correction'],
  forgotten_sign_off: ['忘记结束，自动结束', 'not ended, closed by itself'],
  low_attendance: ['不足计划的六成', 'under 60% of what was planned'],
  over_cap: ['经审核超出日上限', 'above the daily cap, by review'],
} as const satisfies WordTable<HoursFlag>;

export const PAPER_WORDS = {
  record: ['志愿服务记录证明', 'Record of service'],
  honour: ['志愿服务证书', 'Certificate of service'],
} as const satisfies WordTable<Paper>;
/** The same of many. */
export const PAPERS_WORDS = {
  record: ['志愿服务记录证明', 'Records of service'],
  honour: ['志愿服务证书', 'Certificates of service'],
} as const satisfies WordTable<Paper>;
export const CERTIFICATE_STATE_WORDS = {
  valid: ['有效', 'Valid'],
  publicity: ['公示中', 'Open to objections'],
  revoked: ['已撤销', 'Revoked'],
} as const satisfies WordTable<CertificateState>;
/** From one star to five. */
export const STAR_WORDS = {
  s1: ['一星', 'one star'],
  s2: ['二星', 'two stars'],
  s3: ['三星', 'three stars'],
  s4: ['四星', 'four stars'],
  s5: ['五星', 'five stars'],
} as const satisfies WordTable<'s1' | 's2' | 's3' | 's4' | 's5'>;
export const ID_TYPE_WORDS = {
  resident_id: ['居民身份证', 'Resident identity card'],
  residence_permit: ['港澳台居民居住证', 'Residence permit (HK, Macao, Taiwan)'],
  hk_macao_permit: ['港澳居民来往内地通行证', 'Mainland travel permit (HK, Macao)'],
  taiwan_permit: ['台湾居民来往大陆通行证', 'Mainland travel permit (Taiwan)'],
  passport: ['护照', 'Passport'],
  other: ['其他证件', 'Another document'],
} as const satisfies WordTable<IdType>;
