/**
 * Every "no" the hub can say, in the reader's language. A Refusal is thrown anywhere, and turned into
 * problem+json by the HTTP filter and into an ack by the channels' adapter; nothing else leaves the server.
 */
import type { Holder, RefusalBody } from '../../protocol/shapes.js';
import type { RefusalCode } from '../../protocol/words.js';

export type Lang = 'zh' | 'en';

/** key → [code, 中文, English]. {words} in braces are filled from the refusal's params. */
const SENTENCES = {
  invalid: [
    'invalid',
    '填写的内容有误，请检查后再试。',
    'Some of what was entered is not right. Please check and try again.',
  ],
  unknown_event: ['invalid', '系统不认识这个操作。', 'The hub does not know this action.'],
  unauthenticated: ['unauthenticated', '请先登录。', 'Please sign in first.'],
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
  forbidden: ['forbidden', '您没有权限进行这项操作。', 'You are not allowed to do this.'],
  conflict: ['conflict', '现在不能进行这项操作。', 'This cannot be done now.'],
  not_your_community: ['forbidden', '您不属于这个社区。', 'You do not belong to this community.'],
  password_first: [
    'forbidden',
    '您用的是别人设的初始密码，请先换成自己的。',
    'Somebody else set your password: please choose your own first.',
  ],
  factor_first: [
    'forbidden',
    '本单位要求您的岗位登录时再用一次动态验证码，请先设好。',
    'Your unit asks a one-time code of your role when signing in: please set it up first.',
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
  not_holder: [
    'forbidden',
    '只有办理人可以进行这项操作。',
    'Only the officer who holds the call may do this.',
  ],
  not_found: ['not_found', '没有找到。', 'Not found.'],
  call_not_found: ['not_found', '没有找到这个呼叫事项。', 'There is no such call.'],
  offer_not_found: ['not_found', '没有找到这次呼叫。', 'There is no such ring.'],
  already_answered: [
    'conflict',
    '{holder}已接听，不能撤回。',
    '{holder} has already answered; it cannot be taken back.',
  ],
  answered_before: [
    'conflict',
    '{holder}已接听过，重新呼叫的事项不能撤回。',
    '{holder} answered it before; a reopened call cannot be taken back.',
  ],
  taken: ['conflict', '{holder}已接听。', '{holder} has already answered.'],
  offer_ended: ['conflict', '这次呼叫已结束。', 'This ring has ended.'],
  too_late_to_retake: [
    'conflict',
    '已过 5 秒，不能撤回了。',
    'More than 5 seconds have passed; it cannot be taken back.',
  ],
  call_ended: ['conflict', '这个呼叫事项已结束。', 'This call has ended.'],
  not_active: ['conflict', '这个呼叫事项不在办理中。', 'This call is not being handled.'],
  already_paused: ['conflict', '已在暂停计时，请先继续。', 'The clock stands still already; go on first.'],
  not_paused: ['conflict', '没有在暂停计时。', 'The clock is not standing still.'],
  deadline_over: [
    'conflict',
    '期限已经过了，不能再暂停。',
    'The deadline has passed and cannot be paused any more.',
  ],
  year_not_published: [
    'conflict',
    '{year}年的放假安排尚未公布；公布后再采用，或先逐日登记。',
    'The holidays of {year} are not published yet; take them over later, or enter them day by day.',
  ],
  not_closed: ['conflict', '这个呼叫事项还没有办结。', 'This call has not been closed.'],
  already_rated: ['conflict', '这次办结已经评价过了。', 'This closing has been rated already.'],
  too_late_to_reopen: [
    'conflict',
    '办结已超过七天，请重新呼叫。',
    'It was closed more than seven days ago; please raise a new call.',
  ],
  not_on_duty: ['conflict', '您没有在值守。', 'You are not on duty.'],
  officer_off_duty: ['conflict', '这位检察人员没有在值守。', 'This officer is not on duty.'],
  officer_paused: ['conflict', '这位检察人员正在暂离。', 'This officer is paused.'],
  officer_is_holder: ['conflict', '这位检察人员已经是办理人。', 'This officer holds the call already.'],
  officer_recused: [
    'conflict',
    '这位检察人员已回避这个呼叫事项。',
    'This officer has been recused from this call.',
  ],
  nobody_in_department: [
    'conflict',
    '这个内设机构现在没有可接听的值守人员。',
    'Nobody of this department can be rung now.',
  ],
  transfer_under_way: [
    'conflict',
    '正在转交，请等对方答复。',
    'A transfer is under way; please wait for the answer.',
  ],
  still_holding: [
    'conflict',
    '您还有 {count} 件事项在办，请先转交，或确认继续办理。',
    'You still hold calls ({count}): hand them over, or say that you keep them.',
  ],
  handover_incomplete: [
    'conflict',
    '还有 {count} 件在办事项没有作出安排。',
    'There are calls you hold that nothing was said about ({count}).',
  ],
  officer_leaving: [
    'conflict',
    '这位检察人员正在交接下班。',
    'This officer is handing over and signing off.',
  ],
  nobody_to_take: ['conflict', '现在没有可接手的值守人员。', 'Nobody on duty can take it now.'],
  return_ruled: ['conflict', '已有裁定，不能再退回。', 'It has been ruled on and cannot be given back.'],
  nothing_to_review: ['conflict', '没有待审核的退回。', 'Nothing was given back that waits for a review.'],
  not_reviewer: ['forbidden', '时限内由{holder}审核。', 'While it is in time, {holder} reviews it.'],
  follow_up_not_found: [
    'not_found',
    '这件呼叫没有这样的回访或答复期限。',
    'Nothing of this kind is to be done after this call.',
  ],
  follow_up_ended: [
    'conflict',
    '呼叫已重新办理，原定的回访不再进行。',
    'The call was opened again; what was to follow its closing is not any longer.',
  ],
  followed_up_already: ['conflict', '{holder}已记录过。', '{holder} has recorded it already.'],
  help_not_found: ['not_found', '没有找到这项协办。', 'There is no such request for help.'],
  help_asked_already: [
    'conflict',
    '已经商请过对方，尚未答复。',
    'They have been asked already and have not answered yet.',
  ],
  help_taken: ['conflict', '{holder}已承办这项协办。', '{holder} helps with it already.'],
  help_ended: ['conflict', '这项协办已结束。', 'This request for help has ended.'],
  help_still_open: [
    'conflict',
    '还有 {count} 项协办没有答复，请选择撤回，或作为转介继续等待。',
    'Others still help with parts of it ({count}): withdraw them, or keep them waiting as referred.',
  ],
  petition_not_solved: [
    'invalid',
    '控告申诉须移送12309检察服务中心，不能在这里按已解决办结。',
    'A petition is handed to the 12309 service centre and is never closed here as solved.',
  ],
  minors_report: [
    'invalid',
    '未成年人事项按已解决办结前，须说明是否已向公安机关报案（强制报告）；尚未报案的，不能按已解决办结。',
    'Before a minor’s call is closed as solved, say whether the report to the police was made; without it, it is not closed as solved.',
  ],
  not_late: [
    'conflict',
    '这个呼叫已不在待处理名单上。',
    'This call does not stand on the list of calls found late any longer.',
  ],
  drill_under_way: [
    'conflict',
    '这个社区正在演练，请等它结束。',
    'A drill of this community is under way; please wait for its end.',
  ],
  drill_over: ['conflict', '这次演练已经结束。', 'This drill is over.'],
  loop_under_way: ['conflict', '系统正在自检，请稍候。', 'The hub is testing itself; please wait.'],
  own_hours: ['forbidden', '自己的时长须由他人认定。', 'Somebody else decides on your own hours.'],
  own_entry: ['forbidden', '您登记的时长须由他人认定。', 'Somebody else decides on what you entered.'],
  hours_approved: ['conflict', '{holder}已经认定。', '{holder} has approved it already.'],
  hours_returned: ['conflict', '{holder}已经退回。', '{holder} has returned it already.'],
  hours_returned_before: [
    'conflict',
    '{holder}已经退回；仍要认定，请写明理由。',
    '{holder} has returned it; to approve it all the same, say why.',
  ],
  line_corrected: ['conflict', '这条记录已经更正。', 'This line has been corrected.'],
  claim_withdrawn: ['conflict', '这条补录已经撤回。', 'This claim was withdrawn.'],
  claim_decided: ['conflict', '这条补录已经有了结果。', 'This claim has been decided.'],
  no_hours: [
    'forbidden',
    '只有检察人员和志愿者有服务时长。',
    'Only officers and volunteers have hours of service.',
  ],
  time_taken: ['conflict', '这段时间已有记录：{when}。', 'The ledger holds this time already: {when}.'],
  time_claimed: [
    'conflict',
    '这段时间已有补录等待认定：{when}。',
    'This time is claimed already and waits for approval: {when}.',
  ],
  time_running: ['conflict', '这段时间正在计时：{when}。', 'This time is being measured: {when}.'],
  month_closed: [
    'conflict',
    '{month} 已经封账，重新打开后才能更改。',
    '{month} is closed; it must be opened again first.',
  ],
  month_shut_by: ['conflict', '{holder}已经封账。', '{holder} has closed it already.'],
  month_opened_by: ['conflict', '{holder}已经重新打开。', '{holder} has opened it again already.'],
  month_open: ['conflict', '这个月没有封账。', 'This month is not closed.'],
  month_running: ['conflict', '这个月还没有结束。', 'This month is not over yet.'],
  month_on_duty: [
    'conflict',
    '还有属于这个月的值守没有结束。',
    'Somebody is still on duty since that month.',
  ],
  month_pending: [
    'conflict',
    '还有 {count} 条等待认定，处理后才能封账。',
    'There are {count} lines or claims that wait for somebody: decide them first.',
  ],
  policy_settled: [
    'conflict',
    '{day} 起已经认定了 {count} 条，规定只能从更晚的日期起改变。',
    'From {day} on {count} lines have been approved: let it begin on a later day.',
  ],
  id_in_use: ['conflict', '这个编号已被使用。', 'This identifier is in use.'],
  already_checked_in: [
    'conflict',
    '您已在服务中，请先结束上一次服务。',
    'You are checked in already; check out first.',
  ],
  already_exists: ['conflict', '已经存在同样的记录。', 'This exists already.'],
  in_use: ['conflict', '还在使用中，不能进行这项操作。', 'It is still in use; this cannot be done.'],
  last_admin: [
    'conflict',
    '不能停用自己或最后一名管理员。',
    'You cannot shut out yourself or the last administrator.',
  ],
  brief_too_early: ['conflict', '这个月还没有结束。', 'This month is not over yet.'],
  proposal_decided: ['conflict', '{holder}已经作出决定。', '{holder} has decided on it already.'],
  stale: [
    'conflict',
    '内容已被他人修改，请刷新后再试。',
    'Somebody else has changed this; please refresh and try again.',
  ],
  shift_full: [
    'conflict',
    '这个班次已经满员，{holder}先报了名。',
    'This shift is full: {holder} was faster.',
  ],
  shift_filled: ['conflict', '这个班次已经满员。', 'This shift is full.'],
  shift_taken: ['conflict', '{holder}已经接下这个班次。', '{holder} has taken this shift already.'],
  shift_changed: [
    'conflict',
    '{holder}刚刚改过这个班次，请刷新后再试。',
    '{holder} has just changed this shift; please refresh and try again.',
  ],
  shift_over: ['conflict', '这个班次已经结束。', 'This shift is over.'],
  shift_begun: [
    'conflict',
    '这个班次已经开始，请改用“顶班”。',
    'This shift has begun: take it over now instead.',
  ],
  shift_later: [
    'conflict',
    '顶班用于正在进行或一小时内开始的班次；以后的班次请换班。',
    'Taking over now is for a shift that runs or begins within the hour; swap later ones.',
  ],
  not_on_shift: ['conflict', '这个人已经不在这个班次上。', 'This person is not on the shift any more.'],
  person_on_leave: [
    'conflict',
    '{holder}这段时间请假，不能排班。',
    '{holder} is on leave then and cannot be put on.',
  ],
  double_booked: ['conflict', '{holder}这段时间已有别的班次。', '{holder} is on another shift at that time.'],
  request_ended: ['conflict', '这个申请已经结束。', 'This request has ended.'],
  rosters_overlap: [
    'conflict',
    '这段时间已有别的临时排班。',
    'There is another temporary roster in this time.',
  ],
  certificates_not_set_up: [
    'conflict',
    '请先填写负责人和联系电话，证明上须写明。',
    'Please say first who is in charge and how to reach them: a certificate names both.',
  ],
  own_certificate: ['forbidden', '不能为自己开具或撤销证明。', 'You cannot issue or revoke your own.'],
  certificate_exists: [
    'conflict',
    '此人这一期间已有证明（{number}）；如需更正，请先撤销。',
    'This person has a certificate for this period ({number}); to change it, revoke that one first.',
  ],
  certificate_characters: [
    'conflict',
    '“{characters}”印不出来，请改写活动名称、备注或单位的填写后再开具。',
    '“{characters}” cannot be printed; please write the activity, the remarks or the unit’s words in another way.',
  ],
  certificate_name: [
    'conflict',
    '姓名里的“{characters}”印不出来，请单独开具，并确认姓名的图片。',
    '“{characters}” in the name cannot be printed; please issue it by itself and confirm a picture of the name.',
  ],
  nothing_to_certify: [
    'conflict',
    '此人这一期间没有已认定的志愿服务时长。',
    'This person has no approved service in this period.',
  ],
  nobody_to_certify: [
    'conflict',
    '没有可以开具的人员：这一期间没有已认定的时长，或都已开具。',
    'There is nobody to issue one to: nothing is approved in this period, or all have theirs.',
  ],
  certificate_revoked: ['conflict', '{holder}已撤销这份证明。', '{holder} has revoked this certificate.'],
  certificate_unknown: [
    'not_found',
    '没有查到与此编号和校验码相符的证明，请核对后再试。',
    'No certificate has this number and this code; please compare them with the paper.',
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
  pin_needed: [
    'forbidden',
    '查看联系方式，请先输入您的 PIN 码。',
    'To read the particulars, please enter your PIN first.',
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
  field_required: ['invalid', '必填', 'is required'],
  field_unknown: ['invalid', '不认识的字段', 'is not a known field'],
  field_setup_code: [
    'invalid',
    '设置码不正确或已过期：请看系统最近一次启动时显示的设置码',
    'is not right or has expired: look at the code that the hub printed when it last started',
  ],
  field_invalid: ['invalid', '格式不正确', 'is not valid'],
  field_too_long: ['invalid', '最多 {max} 个字', 'may have {max} characters at most'],
  field_phone: ['invalid', '不是有效的电话号码', 'is not a telephone number'],
  field_id_number: ['invalid', '不是有效的证件号码', 'is not a valid number of this document'],
  field_uuid: ['invalid', '须是 UUID', 'must be a UUID'],
  field_past: ['invalid', '须是将来的时间', 'must be a time to come'],
  field_too_far: ['invalid', '最多 90 天', 'may be 90 days away at most'],
  field_beyond_year: ['invalid', '最迟在一年以内', 'may be a year away at most'],
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
  field_not_yet: ['invalid', '不能是将来的时间', 'must not be a time to come'],
  field_day_long: ['invalid', '一次最多 24 小时', 'may be 24 hours long at most'],
  field_help_keep: [
    'invalid',
    '只有以转介办结时，才能继续等待协办',
    'parts are kept waiting only where the call is closed as referred',
  ],
  field_ruling: [
    'invalid',
    '已退回两次，这次须作出裁定',
    'it was given back twice before; this time it takes a ruling',
  ],
  field_no_ruling: ['invalid', '前两次退回只能同意或退还', 'the first two times it is upheld or sent back'],
  field_exactly_one_way: ['invalid', '每件请只选择一种安排', 'choose exactly one thing for each call'],
  field_exactly_one_helper: [
    'invalid',
    '请只选择一位人员、一个内设机构或一个单位',
    'choose exactly one officer, department or body',
  ],
  field_signs: [
    'invalid',
    '含有无法保存的字符，请删去后再试',
    'has signs in it that cannot be kept; please take them out',
  ],
  field_choice: ['invalid', '不在可选范围内', 'is not one of the choices'],
  field_referral_required: ['invalid', '转介须写明转介单位和方式', 'a referral needs the body and the way'],
  field_referral_solved: ['invalid', '已转介的不能同时算作已解决', 'a referred call is not solved'],
  field_exactly_one: [
    'invalid',
    '请只选择一位检察人员或一个内设机构',
    'choose exactly one officer or one department',
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
  field_differs: ['invalid', '与请求头中的编号不一致', 'differs from the one in the header'],
  field_max_below_min: ['invalid', '不能少于最少人数', 'may not be below the fewest'],
  field_ends_before_day: ['invalid', '不能早于开始日期', 'may not be before the first day'],
  xlsx_broken: [
    'invalid',
    '不是能读取的表格，请另存为 .xlsx 再导入',
    'is no sheet that can be read: please save it as .xlsx',
  ],
  xlsx_large: ['invalid', '最多 5000 行、1 MB', 'may have 5,000 rows and 1 MB at most'],
  sheet_heavy: [
    'invalid',
    '表里的内容太多，请只把要导入的几列复制到新表里再导入',
    'holds too much: please copy only the columns to import into a new workbook',
  ],
  sheet_wide: [
    'invalid',
    '第 {max} 列以后还有内容，请删去再导入',
    'holds something beyond column {max}: please delete it first',
  ],
  sheet_far: [
    'invalid',
    '第 {max} 行以后还有内容，请删去再导入',
    'holds something below row {max}: please delete it first',
  ],
  sheet_slow: [
    'invalid',
    '这份表太复杂，没有读完，请只把要导入的几列复制到新表里再导入',
    'is too intricate to be read to its end: please copy only the columns to import into a new workbook',
  ],
  sheet_xls: [
    'invalid',
    '是旧格式（.xls）或加了密码，请用 Excel 或 WPS 打开，去掉密码，另存为 .xlsx 再导入',
    'is of the older format (.xls) or under a password: please open it, take the password off and save it as .xlsx',
  ],
  sheet_ods: [
    'invalid',
    '是 ODS 表格，请打开后另存为 .xlsx 再导入',
    'is an ODS sheet: please open it and save it as .xlsx',
  ],
  sheet_page: [
    'invalid',
    '其实是网页，请用 Excel 或 WPS 打开，另存为 .xlsx 再导入',
    'is a web page in truth: please open it in a spreadsheet program and save it as .xlsx',
  ],
  sheet_letters: [
    'invalid',
    '有读不出的文字，请用 Excel 或 WPS 打开，另存为 .xlsx 再导入',
    'has letters that cannot be read: please open it and save it as .xlsx',
  ],
  sheet_under_way: [
    'conflict',
    '您的上一份表还在读取，请等它读完。',
    'Another sheet of yours is still being read. Please wait for it.',
  ],
  xlsx_header: ['invalid', '表头须有：日期、班次、人员', 'the header must have 日期, 班次 and 人员'],
  xlsx_empty: ['invalid', '表头之后没有内容', 'has nothing below the header'],
  xlsx_day: [
    'invalid',
    '须是日期，如 2026-11-24，且不早于今天',
    'must be a day such as 2026-11-24, not before today',
  ],
  xlsx_shift: ['invalid', '这一天没有这个班次', 'there is no such shift on this day'],
  xlsx_shift_twice: ['invalid', '同一天有几个同名班次', 'there are several shifts of this name on this day'],
  xlsx_person: ['invalid', '没有这位检察人员', 'there is no such officer'],
  xlsx_person_twice: ['invalid', '有几位同名的检察人员', 'there are several officers of this name'],
  xlsx_leave: ['invalid', '这段时间请假，不能排班', 'is on leave then and cannot be put on'],
  xlsx_repeated: ['invalid', '与前面的行重复', 'stands in an earlier row already'],
  xlsx_full: ['invalid', '超过最多人数', 'is more than the shift takes'],
  csv_header: [
    'invalid',
    '表头须有：community_code,community,subdistrict_code,subdistrict,district_code,district',
    'the header must have: community_code,community,subdistrict_code,subdistrict,district_code,district',
  ],
  csv_empty: ['invalid', '表头之后没有内容', 'has nothing below the header'],
  csv_columns: ['invalid', '须有 6 列', 'must have 6 columns'],
  csv_broken: ['invalid', '引号或分隔符有误，无法读取', 'cannot be read: quotes or separators are broken'],
  csv_code_12: ['invalid', '社区代码须是 12 位数字', 'must be a code of 12 digits'],
  csv_code_9: ['invalid', '街道代码须是 9 位数字', 'must be a code of 9 digits'],
  csv_code_6: ['invalid', '区划代码须是 6 位数字', 'must be a code of 6 digits'],
  csv_not_within: ['invalid', '代码与上级代码不一致', 'does not begin with the code of the level above'],
  csv_duplicate: ['invalid', '与前面的行重复', 'stands in an earlier row already'],
  csv_contradicts: ['invalid', '同一代码在前面的行有不同的名称', 'has another name in an earlier row'],
  csv_name_long: ['invalid', '名称最多 50 个字', 'may have 50 characters at most'],
  csv_other_district: ['invalid', '不属于本院辖区', 'is not in the district of this unit'],
  csv_elsewhere: ['invalid', '这个社区由其他检察院服务', 'is served by another unit'],
  postings_overlap: [
    'conflict',
    '这个社区在这段时间已有派驻副书记。',
    'This community has a liaison officer in that time already.',
  ],
  too_many_kept: ['conflict', '最多可以有 {max} 项。', 'There may be {max} at most.'],
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
    '适用于特急的，第一步须同时呼叫全部值守人员',
    'a policy for emergencies must ring all on duty at once in its first step',
  ],
  field_day_past: ['invalid', '不能早于今天', 'may not be before today'],
  field_order: [
    'invalid',
    '特急不能长于紧急，紧急不能长于一般',
    'emergency may not be longer than urgent, nor urgent than normal',
  ],
  import_header: [
    'invalid',
    '表头须有：姓名、服务、日期、开始时间、结束时间',
    'the header must have 姓名/Name, 服务/Service, 日期/Day, 开始时间/From and 结束时间/To',
  ],
  import_kind: [
    'invalid',
    '须为值守、办理呼叫、普法活动、培训或路途',
    'must be Duty, Handling calls, Outreach, Training or Travel',
  ],
  import_day: ['invalid', '须为日期，如 2026-01-15', 'must be a day such as 2026-01-15'],
  import_time: ['invalid', '须为时间，如 09:00', 'must be a time such as 09:00'],
  import_other_day: ['invalid', '与这一行的日期不是同一天', 'is not of the day of this row'],
  import_midnight: [
    'invalid',
    '须晚于开始时间；跨过半夜的请写“次日 02:00”',
    'must be later than the beginning; past midnight please write “next day 02:00”',
  ],
  import_person: ['invalid', '本单位没有这个人', 'there is nobody of this name in the unit'],
  import_twice: [
    'invalid',
    '有同名的，请在页面上逐条补录',
    'there are several of this name; please enter this one on the page',
  ],
  import_community: ['invalid', '没有这个社区', 'there is no such community'],
  people_header: [
    'invalid',
    '表头须有：姓名、用户名、角色',
    'the header must have 姓名/Name, 用户名/User name and 角色/Roles',
  ],
  people_many: ['invalid', '一次最多导入 200 人，请分成几份', 'may have 200 people at most: please split it'],
  people_role: [
    'invalid',
    '须为社区工作者、检察人员、志愿者、值班调度或管理员，多个用顿号隔开',
    'must be Community worker, Officer, Volunteer, Duty coordinator or Administrator, several with commas between',
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
  job_failed: ['internal', '没有做成，请稍后再试。', 'It could not be made. Please try again later.'],
  job_rights: [
    'forbidden',
    '您的角色或单位已变更，请重新申请。',
    'Your role or unit has changed. Please ask for it again.',
  ],
  jobs_open: [
    'conflict',
    '您已有 {max} 项任务未完成，请等其中一项完成后再试。',
    'You have {max} jobs under way already. Please wait until one of them is done.',
  ],
  file_gone: [
    'conflict',
    '文件已不在这台服务器上，请重新生成。',
    'The file is no longer on this server. Please make it again.',
  ],
} as const satisfies Record<string, readonly [RefusalCode, string, string]>;

export type Sentence = keyof typeof SENTENCES;
export interface RefusalDetails {
  params?: Record<string, string | number>;
  /** field → the sentence that says what is wrong with it */
  fields?: Record<string, Sentence | { sentence: Sentence; params: Record<string, string | number> }>;
  holder?: Holder;
  retryAfterSeconds?: number;
}

const say = (sentence: Sentence, lang: Lang, params: Record<string, string | number> = {}) =>
  SENTENCES[sentence][lang === 'zh' ? 1 : 2].replace(/\{(\w+)\}/g, (_, key: string) =>
    String(params[key] ?? ''),
  );

/** 王 + 检察官 → 王检察官: how an officer is addressed. */
export const addressedName = (person: { name: string; title?: string }) => {
  const title = person.title ?? '';
  return title && !person.name.endsWith(title) ? `${person.name}${title}` : person.name;
};

export class Refusal extends Error {
  constructor(
    readonly sentence: Sentence,
    readonly details: RefusalDetails = {},
  ) {
    super(sentence);
  }
  get code(): RefusalCode {
    return SENTENCES[this.sentence][0];
  }
  body(lang: Lang): RefusalBody {
    const { params, fields, holder, retryAfterSeconds } = this.details;
    const filled = {
      ...(holder && { holder: addressedName(holder) }),
      ...(retryAfterSeconds !== undefined && { seconds: retryAfterSeconds }),
      ...params,
    };
    return {
      code: this.code,
      message: say(this.sentence, lang, filled),
      ...(fields && {
        fields: Object.fromEntries(
          Object.entries(fields).map(([name, f]) => [
            name,
            typeof f === 'string' ? say(f, lang) : say(f.sentence, lang, f.params),
          ]),
        ),
      }),
      ...(holder && { holder }),
      ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    };
  }
}

export const refuse = (sentence: Sentence, details?: RefusalDetails): never => {
  throw new Refusal(sentence, details);
};

/** Chinese unless the reader says en. */
export const langOf = (text: unknown): Lang =>
  typeof text === 'string' && /^\s*en\b/i.test(text) ? 'en' : 'zh';
