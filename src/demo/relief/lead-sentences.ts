/** Whose lives the demo's leads are: invented. */
import type { GateCase, LeadKind } from '../../protocol/relief/leads.js';

export interface DemoLead {
  /** Days before the demo is opened. */
  daysAgo: number;
  kind: LeadKind;
  /** call: one of the calls that were held by then. */
  from: 'department' | 'call';
  note: string;
  name: string;
  circumstances: string;
  gate: GateCase;
  /** sister, none. */
  agency?: string;
  /** none, sister: what was answered; absent: nothing yet. */
  answer?: string;
  /** here: yuan; absent: not granted. */
  yuan?: number;
  reason?: string;
  withdrawn?: string;
  /** Days after which each next step is written, where it takes longer than it should. */
  slow?: number;
}
const FORMER = '原审判决赔偿没有执行到位';

/** From the oldest to the newest. */
export const DEMO_LEADS: readonly DemoLead[] = [
  {
    daysAgo: 352,
    kind: 'serious_injury',
    from: 'department',
    note: '被打成重伤，行凶人没有财产可赔。',
    name: '孟广林',
    circumstances: '一家三口靠低保生活',
    gate: 'here',
    yuan: 28_000,
  },
  {
    daysAgo: 338,
    kind: 'family',
    from: 'department',
    note: '家里主要劳动力服刑，两个孩子由奶奶带。',
    name: '蔡淑兰',
    circumstances: '67 岁，患高血压',
    gate: 'none',
    agency: '和平区民政局',
    answer: '已按困境儿童发放补贴',
  },
  {
    daysAgo: 321,
    kind: 'negligent_injury',
    from: 'department',
    note: '工地过失致伤，左腿残疾。',
    name: '丛振东',
    circumstances: FORMER,
    gate: 'here',
    yuan: 16_500,
  },
  {
    daysAgo: 300,
    kind: 'property_loss',
    from: 'department',
    note: '被诈骗 21 万元，看病钱没有了。',
    name: '尹桂芝',
    circumstances: '独居，等待做心脏手术',
    gate: 'here',
    reason: '损失已追回大半',
  },
  {
    daysAgo: 287,
    kind: 'homicide',
    from: 'department',
    note: '独子被害，老两口没有收入。',
    name: '滕国栋',
    circumstances: '老伴卧床',
    gate: 'here',
    yuan: 90_000,
  },
  {
    daysAgo: 262,
    kind: 'serious_injury',
    from: 'department',
    note: '被砍伤右手，丢了工作。',
    name: '邵海波',
    circumstances: FORMER,
    gate: 'sister',
    agency: '沈河区人民检察院',
    answer: '对方已受理并决定救助',
  },
  {
    daysAgo: 240,
    kind: 'family',
    from: 'department',
    note: '丈夫被害，孩子上小学。',
    name: '关晓梅',
    circumstances: '在超市做临时工',
    gate: 'here',
    yuan: 45_000,
  },
  {
    daysAgo: 223,
    kind: 'negligent_injury',
    from: 'department',
    note: '交通肇事致残，肇事人没有保险。',
    name: '卜德山',
    circumstances: '外来务工，租房住',
    gate: 'here',
    withdrawn: '肇事人家属已一次赔清',
  },
  {
    daysAgo: 205,
    kind: 'property_loss',
    from: 'department',
    note: '店面被纵火，存货全毁。',
    name: '佟玉敏',
    circumstances: '欠货款 8 万元',
    gate: 'here',
    yuan: 20_000,
  },
  {
    daysAgo: 188,
    kind: 'other',
    from: 'department',
    note: '低保户，孩子考上大学缺学费。',
    name: '车秀英',
    circumstances: '单亲',
    gate: 'none',
    agency: '和平区妇联',
    answer: '“春蕾”助学金 5000 元',
  },
  {
    daysAgo: 166,
    kind: 'serious_injury',
    from: 'department',
    note: '被邻居打成重伤，仍在康复。',
    name: '慕长青',
    circumstances: '医疗费欠 4 万元',
    gate: 'here',
    yuan: 32_000,
  },
  {
    daysAgo: 149,
    kind: 'homicide',
    from: 'department',
    note: '父母一方被害，另一方服刑，由外婆抚养。',
    name: '窦明月',
    circumstances: '9 岁，外婆 70 岁',
    gate: 'here',
    yuan: 120_000,
  },
  {
    daysAgo: 127,
    kind: 'family',
    from: 'department',
    note: '退役军人，伤残，妻子患病。',
    name: '缪建设',
    circumstances: '靠抚恤金生活',
    gate: 'none',
    agency: '区退役军人事务局',
    answer: '已列入走访慰问',
  },
  {
    daysAgo: 108,
    kind: 'negligent_injury',
    from: 'department',
    note: '坠物砸伤，责任人没有赔偿能力。',
    name: '庞丽华',
    circumstances: FORMER,
    gate: 'here',
    yuan: 18_000,
  },
  {
    daysAgo: 86,
    kind: 'property_loss',
    from: 'department',
    note: '养老钱被骗，案件已起诉。',
    name: '雍德厚',
    circumstances: '夫妻都过 75 岁',
    gate: 'here',
    yuan: 12_000,
  },
  {
    daysAgo: 63,
    kind: 'serious_injury',
    from: 'department',
    note: '夜班途中被抢劫打伤。',
    name: '古秋菊',
    circumstances: '要还两年房贷',
    gate: 'here',
    yuan: 24_000,
  },
  {
    daysAgo: 47,
    kind: 'family',
    from: 'department',
    note: '孩子被害后，母亲不能上班。',
    name: '麻春燕',
    circumstances: '需要心理疏导',
    gate: 'here',
    yuan: 60_000,
  },
  {
    daysAgo: 33,
    kind: 'other',
    from: 'department',
    note: '被拖欠工资，家里有病人。',
    name: '鞠大伟',
    circumstances: '外来务工',
    gate: 'none',
    agency: '区人力资源和社会保障局',
  },
  {
    daysAgo: 24,
    kind: 'negligent_injury',
    from: 'call',
    note: '来电人被撞伤，肇事人没有赔偿。',
    name: '濮阳',
    circumstances: '两个月没有收入',
    gate: 'here',
    yuan: 15_000,
    slow: 9,
  },
  {
    daysAgo: 17,
    kind: 'property_loss',
    from: 'call',
    note: '被骗走看病钱，案件本院已受理。',
    name: '宫素珍',
    circumstances: '糖尿病，独居',
    gate: 'here',
    yuan: 10_000,
  },
  {
    daysAgo: 12,
    kind: 'serious_injury',
    from: 'call',
    note: '来电人弟弟被打成重伤，问能不能救助。',
    name: '訾宏伟',
    circumstances: '在重症监护室',
    gate: 'here',
    yuan: 30_000,
  },
  {
    daysAgo: 6,
    kind: 'family',
    from: 'call',
    note: '邻居说，这家大人服刑，孩子没人管。',
    name: '璩小宝',
    circumstances: '12 岁',
    gate: 'none',
    agency: '和平区民政局',
  },
  {
    daysAgo: 4,
    kind: 'serious_injury',
    from: 'call',
    note: '来电人说被打伤后一直没有拿到赔偿。',
    name: '訾桂兰',
    circumstances: '靠女儿接济',
    gate: 'here',
    yuan: 20_000,
  },
];
export const TOLD = '已当面告知权利，并给了所需材料的清单';
export const MEASURES = '民政、妇联和街道一起上门，低保和就学已接上';
export const VISITED = ['住院费已结清，恢复得不错', '孩子上学正常，情绪稳定', '生活有了着落，表示感谢'];
