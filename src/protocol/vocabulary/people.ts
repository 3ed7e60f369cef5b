/** What is said of people, of the devices they share and of their shifts. */
import type { BeneficiaryKind, Purpose } from '../residents/beneficiaries.js';
import type { UnitLevel } from '../people/units.js';
import type { WordTable } from '../lang.js';
import type { NoticeChannel } from '../people/notice-channels.js';
import type { DeviceKind, SharedDevice } from '../people/shared-device.js';
import type { PatternDays, ShiftRole } from '../shifts.js';
import type { Basis, PauseReason, Role } from '../codes.js';

export const ROLE_WORDS = {
  worker: ['社区工作者', 'Community worker'],
  officer: ['检察人员', 'Officer'],
  volunteer: ['志愿者', 'Volunteer'],
  coordinator: ['值班调度', 'Duty coordinator'],
  admin: ['管理员', 'Administrator'],
} as const satisfies WordTable<Role>;

/** An officer's, behind the name; who is posted to a community has the last. */
export const TITLE_WORDS = {
  prosecutor: ['检察官', 'Prosecutor'],
  assistant: ['检察官助理', 'Assistant prosecutor'],
  clerk: ['书记员', 'Clerk'],
  liaison: ['派驻副书记', 'Liaison officer'],
} as const satisfies WordTable<'prosecutor' | 'assistant' | 'clerk' | 'liaison'>;

export const PAUSE_WORDS = {
  court: ['开庭', 'In court'],
  questioning: ['讯问', 'Questioning'],
  meeting: ['会议', 'Meeting'],
  other: ['其他', 'Other'],
} as const satisfies WordTable<PauseReason>;

export const BASIS_WORDS = {
  consent: ['本人同意', 'Their own consent'],
  guardian_consent: ['监护人同意', 'Consent of a guardian'],
  statutory_duty: ['法定职责', 'Statutory duty'],
  vital_interest: ['紧急保护生命健康', 'Protecting life or health'],
} as const satisfies WordTable<Basis>;
export const BENEFICIARY_KIND_WORDS = {
  person: ['个人', 'A person'],
  enterprise: ['企业', 'An enterprise'],
} as const satisfies WordTable<BeneficiaryKind>;
/** What somebody's data may be used for. */
export const PURPOSE_WORDS = {
  handle: ['办理这件事', 'To see to the matter'],
  text: ['发短信', 'To send text messages'],
} as const satisfies WordTable<Purpose>;

export const DEVICE_KIND_WORDS = {
  community: ['社区的手机或电脑', "A community's phone or PC"],
  shift: ['值班手机', 'Shift phone'],
  wall: ['大屏', 'Wall screen'],
} as const satisfies WordTable<DeviceKind>;
/** What one is called until somebody gives it a name. */
export const DEVICE_NAMES = {
  community: ['共用设备', 'Shared device'],
  shift: DEVICE_KIND_WORDS.shift,
  wall: DEVICE_KIND_WORDS.wall,
} as const satisfies WordTable<DeviceKind>;
export const DEVICE_STATE_WORDS = {
  invited: ['等待登记', 'Waiting for its code'],
  unused: ['未登记', 'Not enrolled'],
  enrolled: ['使用中', 'In use'],
  over: ['已到期', 'Over'],
  withdrawn: ['已停用', 'Withdrawn'],
} as const satisfies WordTable<SharedDevice['state']>;

export const SHIFT_ROLE_WORDS = {
  first: ['值守', 'On call'],
  backup: ['备班', 'Backup'],
  leader: ['带班', 'Leader'],
} as const satisfies WordTable<ShiftRole>;
export const PATTERN_DAYS_WORDS = {
  all: ['每天', 'Every day'],
  working: ['只在工作日（含调休上班）', 'Working days only (make-up days too)'],
  off: ['只在休息日和节假日', 'Days off and holidays only'],
} as const satisfies WordTable<PatternDays>;

export const CHANNEL_WORDS = {
  page: ['打开的页面', 'Open page'],
  voice: ['语音电话', 'Voice call'],
  sms: ['短信', 'Text message'],
  wecom: ['企业微信', 'WeCom'],
  wecom_robot: ['企业微信群机器人', 'WeCom group robot'],
  dingtalk: ['钉钉', 'DingTalk'],
  dingtalk_robot: ['钉钉群机器人', 'DingTalk group robot'],
  feishu: ['飞书', 'Feishu'],
  feishu_robot: ['飞书群机器人', 'Feishu group robot'],
  email: ['电子邮件', 'E-mail'],
  webhook: ['对接系统', 'Connected system'],
  web_push: ['浏览器推送', 'Browser push'],
} as const satisfies WordTable<NoticeChannel>;

export const UNIT_LEVEL_WORDS = {
  supreme: ['最高人民检察院', 'Supreme'],
  provincial: ['省级院', 'Provincial'],
  city: ['市级院', 'City'],
  district: ['区县级院', 'District'],
} as const satisfies WordTable<UnitLevel>;
