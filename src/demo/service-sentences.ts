/** What volunteers and officers do out in a community, and what is said of hours afterwards. Invented; nobody is named. */
import type { Served } from '../protocol/hours.js';

export const SERVICE = {
  training: '志愿者法律常识培训',
  post: ['社区值守岗：引导居民、代为呼叫', '社区值守岗：接待来访、登记诉求'],
  outreach: [
    ['防范养老诈骗宣传', 'elders'],
    ['入户走访独居老人', 'elders'],
    ['小区普法讲座', 'residents'],
    ['反家庭暴力法宣传', 'women'],
    ['校门口护学与未成年人保护宣传', 'minors'],
    ['工地农民工维权宣传', 'workers'],
    ['沿街商户消费维权宣传', 'enterprise'],
  ] satisfies [string, Served][] as [string, Served][],
  returned: '签到时间不足一半，请补充说明当天情况。',
  late: {
    activity: '广场普法活动收尾、整理展板',
    note: '当晚手机没电，没有签到，带队检察官可以证明。',
  },
  forgot: { note: '那天 11:40 就离开了，忘记签退。' },
} as const;
