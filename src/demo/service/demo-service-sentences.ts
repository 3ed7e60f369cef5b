/** What volunteers and officers do out in a community, and what is said of hours afterwards. Invented; nobody is named. */
import type { Served, ServiceKind } from '../../protocol/hours.js';

/** What officers say of an evening, newest first; `returned`: what the coordinator asks back. */
interface Evening {
  kind: ServiceKind;
  minutes: number;
  activity: string;
  note: string;
  served?: Served;
  returned?: string;
}

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
  notSignedOff: '当天没有签退，请补报实际离开时间。',
  late: {
    activity: '广场普法活动收尾、整理展板',
    note: '当晚手机没电，没有签到，带队检察官可以证明。',
  },
  evenings: [
    {
      kind: 'outreach',
      minutes: 95,
      activity: '企业法治体检（应邀）',
      note: '应商会邀请下班后到企业，收集合同用工方面的问题三个。',
      served: 'enterprise',
    },
    {
      kind: 'call_handling',
      minutes: 50,
      activity: '上门回访',
      note: '下班后到居民家中回访，未签到。',
      served: 'residents',
    },
    {
      kind: 'training',
      minutes: 120,
      activity: '业务培训',
      note: '线上培训。',
      returned: '请补充培训名称和主办单位后重新填报。',
    },
  ] satisfies Evening[] as Evening[],
  forgot: { note: '那天 11:40 就离开了，忘记签退。' },
} as const;
