/** Signing in, accounts, PINs, shared devices, the import of people: why not. */
import { tableIn } from '../../protocol/lang.js';
import { ROLE_WORDS } from '../../protocol/vocabulary/people.js';
import type { RefusalSentences } from './refusal-sentences.js';

const ROLE_NAMES = {
  zh: Object.values(tableIn(ROLE_WORDS, 'zh')),
  en: Object.values(tableIn(ROLE_WORDS, 'en')),
};
const oneOf = (names: readonly string[], between: string, or: string) =>
  `${names.slice(0, -1).join(between)}${or}${names.at(-1)}`;

export const PEOPLE_REFUSALS = {
  setup_done: ['conflict', '系统已经完成初始设置。', 'The hub has been set up already.'],
  wrong_credentials: [
    'unauthenticated',
    '用户名或密码不正确。',
    'The user name or the password is not right.',
  ],
  code_needed: ['invalid', '请输入动态验证码。', 'Please enter the one-time code.'],
  wrong_origin: [
    'forbidden',
    '请求来自不被允许的网址（{origin}）。请用{address}打开；管理员可以在 ALLOWED_ORIGINS 里加上它。',
    'The request comes from an address that is not allowed ({origin}). Open {address}; whoever runs the hub can add it to ALLOWED_ORIGINS.',
  ],
  no_origin: [
    'forbidden',
    '请求没有写明来自哪个网址（Origin）。',
    'The request does not say which address it comes from (Origin).',
  ],
  password_again: [
    'forbidden',
    '您登录已超过十分钟，请再输入一次您自己的密码。',
    'You signed in more than ten minutes ago: please enter your own password again.',
  ],
  not_author: [
    'forbidden',
    '这是别人写的，不能以您的名义发出。',
    'Somebody else wrote this; it cannot be sent in your name.',
  ],
  author_gone: [
    'forbidden',
    '写下这段话的人已不属于这个社区，不能以其名义发出。',
    'Who wrote this does not belong to this community any more; it cannot be sent in their name.',
  ],
  last_admin: [
    'conflict',
    '不能停用自己或最后一名管理员。',
    'You cannot shut out yourself or the last administrator.',
  ],
  pin_not_set: [
    'conflict',
    '您还没有 PIN 码，请先用密码设置一个。',
    'You have no PIN yet; please set one with your password.',
  ],
  pin_blocked: [
    'conflict',
    '输错次数太多，请用密码重新设置 PIN 码。',
    'Too many wrong PINs: please set a new one with your password.',
  ],
  field_pin_wrong: ['invalid', 'PIN 码不正确', 'is not the right PIN'],
  field_code_over: ['invalid', '登记码不正确、已用过或已过期', 'is not right, was used, or is too old'],
  field_setup_code: [
    'invalid',
    '设置码不正确或已过期：请看系统最近一次启动时显示的设置码',
    'is not right or has expired: look at the code that the hub printed when it last started',
  ],
  field_taken: ['invalid', '已被使用', 'is taken'],
  field_password_short: ['invalid', '至少 {min} 个字符', 'needs {min} characters at least'],
  field_code_used: [
    'invalid',
    '这个验证码已经用过，请等下一个',
    'was used already; please wait for the next one',
  ],
  field_password_weak: ['invalid', '太容易被猜到', 'is too easy to guess'],
  field_password_own: [
    'invalid',
    '含有您的姓名、账号或单位名称，容易被猜到；换几个不相干的词',
    'has your name, user name or unit in it; take a few words that have nothing to do with you',
  ],
  field_password_common: [
    'invalid',
    '是常见的密码或词语（拼音也算），容易被猜到；多用几个不相干的词',
    'is a common password or made of common words; take several that do not belong together',
  ],
  field_password_keys: [
    'invalid',
    '是键盘上连着的键，容易被猜到；换几个不相干的词',
    'follows the keys of a keyboard; take a few words that do not belong together',
  ],
  field_password_repeat: [
    'invalid',
    '是重复的字符，容易被猜到；换几个不相干的词',
    'repeats itself; take a few words that do not belong together',
  ],
  field_password_row: [
    'invalid',
    '是连续的数字、字母或日期，容易被猜到；换几个不相干的词',
    'is a row of digits or letters, or a date; take a few words that do not belong together',
  ],
  people_header: [
    'invalid',
    '表头须有：姓名、用户名、角色',
    'the header must have 姓名/Name, 用户名/User name and 角色/Roles',
  ],
  people_many: ['invalid', '一次最多导入 200 人，请分成几份', 'may have 200 people at most: please split it'],
  people_role: [
    'invalid',
    `须为${oneOf(ROLE_NAMES.zh, '、', '或')}，多个用顿号隔开`,
    `must be ${oneOf(ROLE_NAMES.en, ', ', ' or ')}, several with commas between`,
  ],
  people_username: [
    'invalid',
    '须为 2 到 50 个字母、数字或 . _ -',
    'must be 2 to 50 letters, digits or . _ -',
  ],
  people_department: ['invalid', '本单位没有这个内设机构', 'there is no such department in the unit'],
  people_department_twice: ['invalid', '有几个同名的内设机构', 'there are several departments of this name'],
  people_community_twice: [
    'invalid',
    '有几个同名的社区，请改填 12 位社区代码',
    'there are several communities of this name: please put the code of 12 digits',
  ],
} as const satisfies RefusalSentences;
