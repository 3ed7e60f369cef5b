/** What every request may be refused with, and what a field may be: why not. */
import type { RefusalSentences } from './refusal-sentences.js';

export const COMMON_REFUSALS = {
  invalid: [
    'invalid',
    '填写的内容有误，请检查后再试。',
    'Some of what was entered is not right. Please check and try again.',
  ],
  unknown_event: ['invalid', '系统不认识这个操作。', 'The hub does not know this action.'],
  unauthenticated: ['unauthenticated', '请先登录。', 'Please sign in first.'],
  forbidden: ['forbidden', '您没有权限进行这项操作。', 'You are not allowed to do this.'],
  conflict: ['conflict', '现在不能进行这项操作。', 'This cannot be done now.'],
  password_first: [
    'forbidden',
    '您用的是别人设的初始密码，请先换成自己的。',
    'Somebody else set your password: please choose your own first.',
  ],
  who_first: ['forbidden', '请先在设备上选择您是谁。', 'Please say on this device who you are first.'],
  factor_first: [
    'forbidden',
    '本单位要求您的岗位登录时再用一次动态验证码，请先设好。',
    'Your unit asks a one-time code of your role when signing in: please set it up first.',
  ],
  not_found: ['not_found', '没有找到。', 'Not found.'],
  already_exists: ['conflict', '已经存在同样的记录。', 'This exists already.'],
  stale: [
    'conflict',
    '内容已被他人修改，请刷新后再试。',
    'Somebody else has changed this; please refresh and try again.',
  ],
  too_many_pages: [
    'too_many_requests',
    '同时打开的页面太多，请关掉一些，{seconds} 秒后再试。',
    'Too many pages are open at once; please close some and try again in {seconds} s.',
  ],
  too_many_requests: [
    'too_many_requests',
    '操作太频繁，请 {seconds} 秒后再试。',
    'Too many requests; please try again in {seconds} s.',
  ],
  unavailable: [
    'unavailable',
    '系统暂时不可用，这次操作没有被接收，请直接拨打值班电话。',
    'The hub cannot take this now: it was not received. Please phone the duty number.',
  ],
  internal: [
    'internal',
    '系统出错，请稍后再试或拨打值班电话。',
    'Something went wrong here. Please try again or phone the duty number.',
  ],
  field_required: ['invalid', '必填', 'is required'],
  field_unknown: ['invalid', '不认识的字段', 'is not a known field'],
  field_invalid: ['invalid', '格式不正确', 'is not valid'],
  field_too_long: ['invalid', '最多 {max} 个字', 'may have {max} characters at most'],
  field_phone: ['invalid', '不是有效的电话号码', 'is not a telephone number'],
  field_past: ['invalid', '须是将来的时间', 'must be a time to come'],
  field_not_yet: ['invalid', '不能是将来的时间', 'must not be a time to come'],
  field_choice: ['invalid', '不在可选范围内', 'is not one of the choices'],
  xlsx_empty: ['invalid', '表头之后没有内容', 'has nothing below the header'],
  xlsx_repeated: ['invalid', '与前面的行重复', 'stands in an earlier row already'],
  too_many_kept: ['conflict', '最多可以有 {max} 项。', 'There may be {max} at most.'],
} as const satisfies RefusalSentences;
