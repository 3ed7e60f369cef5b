/** What the figures of outreach, check-ups, liaison and relief count, in the words that stand beside them. Pure. */
import { tableIn, type Lang, type WordTable } from '../../protocol/lang.js';
import type { ActiveFigureName } from '../../protocol/outreach/active.js';

const MEANT = {
  activities: [
    '期间内开始、现已结束的普法活动，已取消的不计',
    'outreach activities that began in the period and are over, cancelled ones left out',
  ],
  people: [
    '期间内有普法服务时长的人，每人计一次，走访不计',
    'people with time served at outreach in the period, each once, visits left out',
  ],
  outreachMinutes: [
    '期间内普法活动类服务记录的分钟数，走访和退回的不计',
    'minutes of outreach in the hours ledger, visits and returned lines left out',
  ],
  arrivals: [
    '到这些活动现场的居民，按年龄段计数，不记姓名',
    'residents who came to these activities, counted by age and without names',
  ],
  elders: ['其中60岁及以上的', 'of these residents, 60 and older'],
  questions: [
    '在这些活动现场代居民发起的呼叫；也在当期的呼叫数内',
    'calls raised for residents at these activities; they are among the calls of their day too',
  ],
  checkups: [
    '期间内应企业邀请完成的法治体检和走访',
    'check-ups and visits that enterprises invited and that were done in the period',
  ],
  enterprises: ['体检和走访过的企业，每家计一次', 'enterprises checked up or visited, each once'],
  problems: ['这些体检和走访中发现的问题', 'problems found in these check-ups and visits'],
  problemsSolved: ['这些问题中现已解决的', 'of these problems, solved by now'],
  visits: [
    '期间内派驻人员走访社区的次数，实测和已补录的都计',
    'visits of liaison officers to communities in the period, measured or back-filled',
  ],
  visitMinutes: [
    '这些走访的分钟数，不在普法服务时长内，退回的不计',
    'minutes of these visits, in no other sum of outreach, returned lines left out',
  ],
  promisesKept: ['期间内办到的承诺', 'promises to communities that were kept in the period'],
  promisesOpen: [
    '到期间最后一天（没有过完的到现在）还没办到的承诺，撤回的不计',
    'promises still to be kept at the end of the period (now, where it is not over), withdrawn ones left out',
  ],
  leads: ['期间内登记的救助线索', 'leads for judicial relief made in the period'],
  leadsHandedOver: [
    '期间内移交办案部门的线索，不论何时登记',
    'leads handed over to casework in the period, whenever they were made',
  ],
  leadsGranted: [
    '经本系统的线索中，期间内登记为决定救助的；其他渠道的不在内',
    'of the hub’s own leads, those on which relief was granted in the period; others are not known here',
  ],
  leadsHelped: [
    '不归本院、移送转介后，期间内得到答复的线索，算作帮助',
    'leads not for this unit that were handed on and answered in the period; they count as help',
  ],
  leadVisits: ['期间内登记的救助后回访', 'visits after a relief that were made in the period'],
} as const satisfies WordTable<ActiveFigureName>;

export const activeDefinitions = (lang: Lang): Record<ActiveFigureName, string> => tableIn(MEANT, lang);
