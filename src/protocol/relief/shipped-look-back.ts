/** What is looked for until a unit sets its own: the practice's list, as words that people use. A person decides on each. */
import type { LookBackSettings } from './look-back.js';

export const SHIPPED_LOOK_BACK: LookBackSettings = {
  years: 5,
  source: '',
  kinds: [
    { kind: 'serious_injury', words: ['重伤', '故意伤害', '砍伤', '捅伤', '打残', '打成残疾'] },
    { kind: 'negligent_injury', words: ['过失致人', '交通肇事', '责任事故', '撞残', '撞成重伤'] },
    { kind: 'homicide', words: ['杀人', '杀害', '命案', '致人死亡', '伤害致死', '被害身亡'] },
    {
      kind: 'property_loss',
      words: ['倾家荡产', '全部积蓄', '毕生积蓄', '一辈子的积蓄', '被骗光', '重大财产损失', '巨额损失'],
    },
    {
      kind: 'family',
      words: [
        '被害人家属',
        '被害人的家属',
        '被告人家属',
        '嫌疑人家属',
        '服刑人员家属',
        '父母服刑',
        '家人被判刑',
      ],
    },
  ],
};
