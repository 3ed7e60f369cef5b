/** Whose lives the demo's leads are: invented. */
import type { GateCase, LeadKind } from '../../protocol/relief/leads.js';

export interface DemoLead {
  /** Before the demo is opened. */
  daysAgo: number;
  kind: LeadKind;
  /** One of the calls that were held by then; else a department's word. */
  fromCall: boolean;
  note: string;
  name: string;
  circumstances: string;
  gate: GateCase;
  /** sister, none; and what was answered, where something was. */
  agency?: string;
  answer?: string;
  /** here: yuan; absent: not granted. */
  yuan?: number;
  reason?: string;
  withdrawn?: string;
  /** Days until the gate, where that takes longer than it should. */
  slow?: number;
}
/** The last three weeks come from calls. */
const CALLS_FROM = 25;
const lead =
  (gate: GateCase) =>
  (
    daysAgo: number,
    kind: LeadKind,
    [name, circumstances, note]: [name: string, circumstances: string, note: string],
    more: Partial<DemoLead>,
  ): DemoLead => ({
    daysAgo,
    kind,
    fromCall: daysAgo < CALLS_FROM,
    name,
    circumstances,
    note,
    gate,
    ...more,
  });
const [here, sister, none] = [lead('here'), lead('sister'), lead('none')];

/** From the oldest to the newest. */
export const DEMO_LEADS: readonly DemoLead[] = [
  here(352, 'serious_injury', ['孟广林', '一家三口靠低保生活', '被打成重伤，行凶人没有财产可赔。'], {
    yuan: 28_000,
  }),
  none(338, 'family', ['蔡淑兰', '67 岁，患高血压', '家里主要劳动力服刑，两个孩子由奶奶带。'], {
    agency: '和平区民政局',
    answer: '已按困境儿童发放补贴',
  }),
  here(321, 'negligent_injury', ['丛振东', '原审判决赔偿没有执行到位', '工地过失致伤，左腿残疾。'], {
    yuan: 16_500,
  }),
  here(300, 'property_loss', ['尹桂芝', '独居，等待做心脏手术', '被诈骗 21 万元，看病钱没有了。'], {
    reason: '损失已追回大半',
  }),
  here(287, 'homicide', ['滕国栋', '老伴卧床', '独子被害，老两口没有收入。'], { yuan: 90_000 }),
  sister(262, 'serious_injury', ['邵海波', '原审判决赔偿没有执行到位', '被砍伤右手，丢了工作。'], {
    agency: '沈河区人民检察院',
    answer: '对方已受理并决定救助',
  }),
  here(240, 'family', ['关晓梅', '在超市做临时工', '丈夫被害，孩子上小学。'], { yuan: 45_000 }),
  here(223, 'negligent_injury', ['卜德山', '外来务工，租房住', '交通肇事致残，肇事人没有保险。'], {
    withdrawn: '肇事人家属已一次赔清',
  }),
  here(205, 'property_loss', ['佟玉敏', '欠货款 8 万元', '店面被纵火，存货全毁。'], { yuan: 20_000 }),
  none(188, 'other', ['车秀英', '单亲', '低保户，孩子考上大学缺学费。'], {
    agency: '和平区妇联',
    answer: '“春蕾”助学金 5000 元',
  }),
  here(166, 'serious_injury', ['慕长青', '医疗费欠 4 万元', '被邻居打成重伤，仍在康复。'], { yuan: 32_000 }),
  here(149, 'homicide', ['窦明月', '9 岁，外婆 70 岁', '父母一方被害，另一方服刑，由外婆抚养。'], {
    yuan: 120_000,
  }),
  none(127, 'family', ['缪建设', '靠抚恤金生活', '退役军人，伤残，妻子患病。'], {
    agency: '区退役军人事务局',
    answer: '已列入走访慰问',
  }),
  here(108, 'negligent_injury', ['庞丽华', '原审判决赔偿没有执行到位', '坠物砸伤，责任人没有赔偿能力。'], {
    yuan: 18_000,
  }),
  here(86, 'property_loss', ['雍德厚', '夫妻都过 75 岁', '养老钱被骗，案件已起诉。'], { yuan: 12_000 }),
  here(63, 'serious_injury', ['古秋菊', '要还两年房贷', '夜班途中被抢劫打伤。'], { yuan: 24_000 }),
  here(47, 'family', ['麻春燕', '需要心理疏导', '孩子被害后，母亲不能上班。'], { yuan: 60_000 }),
  none(33, 'other', ['鞠大伟', '外来务工', '被拖欠工资，家里有病人。'], { agency: '区人力资源和社会保障局' }),
  here(24, 'negligent_injury', ['濮阳', '两个月没有收入', '来电人被撞伤，肇事人没有赔偿。'], {
    yuan: 15_000,
    slow: 9,
  }),
  here(17, 'property_loss', ['宫素珍', '糖尿病，独居', '被骗走看病钱，案件本院已受理。'], { yuan: 10_000 }),
  here(12, 'serious_injury', ['訾宏伟', '在重症监护室', '来电人弟弟被打成重伤，问能不能救助。'], {
    yuan: 30_000,
  }),
  none(6, 'family', ['璩小宝', '12 岁', '邻居说，这家大人服刑，孩子没人管。'], { agency: '和平区民政局' }),
  here(4, 'serious_injury', ['訾桂兰', '靠女儿接济', '来电人说被打伤后一直没有拿到赔偿。'], { yuan: 20_000 }),
];
export const TOLD = '已当面告知权利，并给了所需材料的清单';
export const MEASURES = '民政、妇联和街道一起上门，低保和就学已接上';
export const VISITED = ['住院费已结清，恢复得不错', '孩子上学正常，情绪稳定', '生活有了着落，表示感谢'];
