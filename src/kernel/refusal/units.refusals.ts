/** Places, policies, settings, the calendar, and the import of communities: why not. */
import { URGENCY_WORDS } from '../../protocol/vocabulary/calls.js';
import type { RefusalSentences } from './refusal-sentences.js';

const [EMERGENCY, URGENT, NORMAL] = [
  URGENCY_WORDS.emergency[0],
  URGENCY_WORDS.urgent[0],
  URGENCY_WORDS.normal[0],
];

export const UNITS_REFUSALS = {
  unit_has_above: ['conflict', '本院上面已经有上级院。', 'There is a unit above yours already.'],
  field_unit_level: [
    'invalid',
    '级别不对：上级院的级别须高于下级院',
    'does not fit: a unit above must be of a higher level than the one below',
  ],
  year_not_published: [
    'conflict',
    '{year}年的放假安排尚未公布；公布后再采用，或先逐日登记。',
    'The holidays of {year} are not published yet; take them over later, or enter them day by day.',
  ],
  in_use: ['conflict', '还在使用中，不能进行这项操作。', 'It is still in use; this cannot be done.'],
  department_has_people: [
    'conflict',
    '还有 {count} 个账号属于这个内设机构（停用的也算）：请先在人员里改到别处，再移除。',
    '{count} accounts still belong to this department, disabled ones too: move them first.',
  ],
  department_has_devices: [
    'conflict',
    '还有共用设备属于这个内设机构：请先移除设备。',
    'A shared device still belongs to this department: remove the device first.',
  ],
  department_in_roster: [
    'conflict',
    '排班里有这个内设机构的班次，过去的也要留存，所以不能移除；可以改名。',
    'The roster has shifts of this department, and past ones are kept, so it cannot be removed; it can be renamed.',
  ],
  department_in_policy: [
    'conflict',
    '呼叫顺序里还要呼叫这个内设机构：请先改呼叫顺序。',
    'A calling order still rings this department: change it first.',
  ],
  department_has_outlines: [
    'conflict',
    '这个内设机构有座谈提纲，要留存备查，不能移除；可以改名。',
    'Outlines of talks with this department are kept, so it cannot be removed; it can be renamed.',
  ],
  department_has_leads: [
    'conflict',
    '有救助线索记在这个内设机构名下，要留存，所以不能移除；可以改名。',
    'Leads are kept under this department, so it cannot be removed; it can be renamed.',
  ],
  department_has_supervision: [
    'conflict',
    '有监督线索移交给这个内设机构，要留存，所以不能移除；可以改名。',
    'Leads for supervision were handed to this department, so it cannot be removed; it can be renamed.',
  ],
  department_asked_to_help: [
    'conflict',
    '有呼叫正请这个内设机构协办，答复以后才能移除。',
    'This department is asked to help with a call; it can be removed once that is answered.',
  ],
  field_limit_beyond_year: [
    'invalid',
    '按工作日历，这个期限会落到一年以后：请改短',
    'would end more than a year away by the working calendar: make it shorter',
  ],
  field_calendar_too_narrow: [
    'invalid',
    '工作时间太少，有的期限会落到一年以后：请增加工作时间，或先把期限改短',
    'leaves so little working time that a deadline would end more than a year away: add working time, or shorten the limit first',
  ],
  field_intervals: [
    'invalid',
    '时段须先后相接、互不重叠',
    'intervals must follow one another without overlaps',
  ],
  field_no_working_day: ['invalid', '一周至少要有一个工作时段', 'a week needs some working time'],
  field_signs: [
    'invalid',
    '含有无法保存的字符，请删去后再试',
    'has signs in it that cannot be kept; please take them out',
  ],
  csv_header: [
    'invalid',
    '表头须有：community_code,community,subdistrict_code,subdistrict,district_code,district',
    'the header must have: community_code,community,subdistrict_code,subdistrict,district_code,district',
  ],
  csv_empty: ['invalid', '表头之后没有内容', 'has nothing below the header'],
  csv_columns: ['invalid', '须有 6 列', 'must have 6 columns'],
  csv_code_12: ['invalid', '社区代码须是 12 位数字', 'must be a code of 12 digits'],
  csv_code_9: ['invalid', '街道代码须是 9 位数字', 'must be a code of 9 digits'],
  csv_code_6: ['invalid', '区划代码须是 6 位数字', 'must be a code of 6 digits'],
  csv_not_within: ['invalid', '代码与上级代码不一致', 'does not begin with the code of the level above'],
  csv_duplicate: ['invalid', '与前面的行重复', 'stands in an earlier row already'],
  csv_contradicts: ['invalid', '同一代码在前面的行有不同的名称', 'has another name in an earlier row'],
  csv_name_long: ['invalid', '名称最多 50 个字', 'may have 50 characters at most'],
  csv_other_district: ['invalid', '不属于本院辖区', 'is not in the district of this unit'],
  csv_street_elsewhere: [
    'invalid',
    '这个街道有社区由其他检察院服务，不能改名',
    'has communities that another unit serves, so it keeps its name',
  ],
  csv_elsewhere: ['invalid', '这个社区由其他检察院服务', 'is served by another unit'],
  postings_overlap: [
    'conflict',
    '这个社区在这段时间已有派驻副书记。',
    'This community has a liaison officer in that time already.',
  ],
  field_ends_before: ['invalid', '须晚于开始时间', 'must be later than the beginning'],
  field_range: ['invalid', '须在 {min} 到 {max} 之间', 'must be between {min} and {max}'],
  field_url: ['invalid', '须是 http 或 https 网址', 'must be an http or https address'],
  field_last_step: ['invalid', '最后一步须呼叫全部值守人员', 'the last step must ring all on duty'],
  field_last_match: [
    'invalid',
    '最后一套须适用于所有呼叫，不能设条件',
    'the last policy must match every call and may have no conditions',
  ],
  field_first_all: [
    'invalid',
    `适用于${EMERGENCY}的，第一步须同时呼叫全部值守人员`,
    'a policy for emergencies must ring all on duty at once in its first step',
  ],
  field_order: [
    'invalid',
    `${EMERGENCY}不能长于${URGENT}，${URGENT}不能长于${NORMAL}`,
    'emergency may not be longer than urgent, nor urgent than normal',
  ],
} as const satisfies RefusalSentences;
