/** What is handed in as leads for supervision in the demo, oldest first; places and people are invented. */
import type { SupervisionKind, SupervisionOutcome } from '../../protocol/relief/supervision.js';

export interface DemoSupervisionLead {
  daysAgo: number;
  by: 'volunteer' | 'worker' | 'officer';
  kind: SupervisionKind;
  note: string;
  place?: string;
  /** Absent: not told yet. */
  outcome?: SupervisionOutcome;
  told?: string;
}
export const DEMO_SUPERVISION: readonly DemoSupervisionLead[] = [
  {
    daysAgo: 320,
    by: 'volunteer',
    kind: 'public_interest',
    note: '河道边堆着建筑垃圾，下雨冲进河里。',
    place: '浑河三号桥下',
    outcome: 'settled',
    told: '已请街道和水务部门清运，垃圾清走了。',
  },
  {
    daysAgo: 262,
    by: 'officer',
    kind: 'support_suit',
    note: '几位老人的养老服务费退不回来，自己起诉有困难。',
    outcome: 'taken_up',
    told: '已受理支持起诉申请，承办人会与老人联系。',
  },
  {
    daysAgo: 214,
    by: 'volunteer',
    kind: 'public_interest',
    note: '盲道被共享单车和摊位占了，视障居民走不过去。',
    place: '太原街南口',
    outcome: 'settled',
    told: '已与城管磋商，盲道已清理，每周巡查。',
  },
  {
    daysAgo: 171,
    by: 'worker',
    kind: 'administrative',
    note: '居民说拆迁补偿的行政判决一年没有执行。',
    outcome: 'referred',
    told: '已转法院执行部门，请居民拨打12368查进展。',
  },
  {
    daysAgo: 120,
    by: 'volunteer',
    kind: 'minors',
    note: '校门口小店卖电子烟给学生。',
    place: '沙岗小学西门',
    outcome: 'settled',
    told: '已会同市场监管检查，店里不再卖了。谢谢您。',
  },
  {
    daysAgo: 66,
    by: 'volunteer',
    kind: 'public_interest',
    note: '餐馆油烟直排，楼上居民开不了窗。',
    place: '南市场小吃街',
    outcome: 'taken_up',
    told: '已立案，正在请主管部门说明情况。',
  },
  {
    daysAgo: 41,
    by: 'officer',
    kind: 'public_interest',
    note: '呼叫里居民又说到油烟，排烟管通到楼道。',
    place: '南市场小吃街',
    outcome: 'not_taken',
    told: '和已立案的是一件事，一并办理。',
  },
  {
    daysAgo: 16,
    by: 'worker',
    kind: 'public_interest',
    note: '夜里泔水倒进雨水井。',
    place: '南市场小吃街',
  },
  {
    daysAgo: 6,
    by: 'volunteer',
    kind: 'support_suit',
    note: '三位保洁员被欠了四个月工资，不会写诉状。',
    place: '沙岗社区门口',
  },
  {
    daysAgo: 1,
    by: 'volunteer',
    kind: 'public_interest',
    note: '消防通道装了地桩，车进不去。',
    place: '彩塔街十二号院',
  },
];
