/** What was said at the demo's talks, department by department. Days are counted from the day the demo is opened. */
export interface TalkSaid {
  place: string;
  /** Days after the first of the talks. */
  later: number;
  /** By person. */
  does: readonly string[];
  /** Due and done are MM-DD of this year. */
  plan: readonly { text: string; note: string; due: string; done?: string }[];
  askedThen: readonly { text: string; whom: string; due: number }[];
  answeredThen: string;
  promisedThen: readonly { text: string; by: 0 | 1; due: number; done?: number }[];
  priorities: readonly { text: string; due: number }[];
  asked: readonly { text: string; whom: string; due: number }[];
  /** Of the first questions; the rest are answered at the talk. */
  answers: readonly { answer: string; text: string; by: 0 | 1; due: number }[];
}

export const TALKS: readonly TalkSaid[] = [
  {
    place: '三楼会议室',
    later: 0,
    does: ['反诈普法、派驻', '值守排班、来电登记'],
    plan: [
      { text: '每季度到派驻社区讲一次反诈', note: '', due: '03-31', done: '03-26' },
      { text: '社区来电 3 分钟内有人接', note: '全年按月看接听时限', due: '12-31' },
      { text: '养老诈骗线索与公安月月对账', note: '已对账 10 次', due: '12-31' },
    ],
    askedThen: [{ text: '反诈宣传册已发完，请再印 500 册', whom: '办公室', due: -120 }],
    answeredThen: '保健品退费反复来，同一家店 4 件，已请市场监管局一并处理',
    promisedThen: [
      { text: '把 4 件退费并成一次走访', by: 0, due: -160, done: -162 },
      { text: '值守交接单换成一页', by: 1, due: -150, done: -151 },
    ],
    priorities: [
      { text: '年底前走访一遍独居老人多的三个社区', due: 21 },
      { text: '两件被骗老人的退款问到结果', due: 6 },
    ],
    asked: [{ text: '周末值守一人顶两班，请统筹', whom: '政治部', due: 10 }],
    answers: [
      { answer: '冒充公检法的电话又多了，一个月 5 件', text: '做一页大字提示送到社区', by: 1, due: 9 },
    ],
  },
  {
    place: '二楼小会议室',
    later: 1,
    does: ['民事支持起诉', '欠薪、物业纠纷'],
    plan: [
      { text: '欠薪案件支持起诉指引发到各社区', note: '', due: '04-30', done: '04-22' },
      { text: '物业补偿类呼叫与住建部门对一次口径', note: '已约 12 月上旬', due: '12-15' },
      { text: '农民工欠薪年底集中一个月', note: '', due: '12-31' },
    ],
    askedThen: [{ text: '支持起诉要的工资表，请劳动监察给一个联系人', whom: '办公室', due: -140 }],
    answeredThen: '楼道物业补偿 3 件，并成一件办',
    promisedThen: [
      { text: '物业补偿约一次三方座谈', by: 0, due: -150, done: -149 },
      { text: '欠薪材料清单写成大字版', by: 1, due: -29 },
    ],
    priorities: [
      { text: '工地欠薪 2 件，年前要拿到钱', due: 30 },
      { text: '物业补偿件的答复告知到每一户', due: 8 },
    ],
    asked: [{ text: '去工地回访要车，每月两次', whom: '办公室', due: 10 }],
    answers: [
      { answer: '楼道物业补偿 3 件，已并成一件；要不要提检察建议，由人定', text: '报结果', by: 0, due: 14 },
      { answer: '工地老板换了电话，怕找不到人', text: '请社区帮着联系', by: 1, due: 7 },
    ],
  },
  {
    place: '未检工作室',
    later: 2,
    does: ['未成年人检察、派驻', '法治进校园'],
    plan: [
      { text: '开学第一课进 6 所学校', note: '', due: '09-10', done: '09-09' },
      { text: '家庭教育指导跟进到满三个月', note: '到期 8 户，做到 6 户', due: '12-31' },
      { text: '与妇联互送家暴线索，每月碰一次', note: '已碰 9 次', due: '12-31' },
    ],
    askedThen: [{ text: '心理疏导请一位固定的老师', whom: '政治部', due: -100 }],
    answeredThen: '同一所学校周边的纠纷来了 3 件',
    promisedThen: [
      { text: '与学校定联系人', by: 0, due: -155, done: -158 },
      { text: '宣讲课件改成两个年龄段', by: 1, due: -130, done: -128 },
    ],
    priorities: [
      { text: '两户没做到的家庭教育指导补上', due: 7 },
      { text: '寒假前把安全提示发到社区', due: 40 },
    ],
    asked: [{ text: '宣讲员少一名，下学期排不满', whom: '政治部', due: 11 }],
    answers: [{ answer: '满三个月的回访最怕忘', text: '把到期的排进值守表', by: 0, due: 5 }],
  },
  {
    place: '三楼会议室',
    later: 3,
    does: ['控告申诉、司法救助', '来信来访、内勤'],
    plan: [
      { text: '与民政、妇联互送救助线索', note: '', due: '04-30', done: '04-17' },
      { text: '来信 7 天内程序答复', note: '', due: '06-30', done: '06-24' },
      { text: '五年办结呼叫回头看', note: '看完一半，接着看', due: '12-15' },
      { text: '综治中心窗口每周两天', note: '已开 38 天，周二、周四', due: '12-31' },
      { text: '救助后回访全部做到', note: '', due: '12-31' },
    ],
    askedThen: [{ text: '回访补一名志愿者陪同', whom: '政治部', due: -24 }],
    answeredThen: '同一件低保申请来了 3 次，已转介区民政局',
    promisedThen: [
      { text: '窗口排班写进值守表', by: 0, due: -165, done: -168 },
      { text: '告知书换大字版', by: 1, due: -150, done: -157 },
    ],
    priorities: [
      { text: '两次没做到的回访补上', due: 7 },
      { text: '两封来信满 3 个月前告知进展', due: 10 },
      { text: '困难妇女专项，还有 4 户要走访', due: 27 },
    ],
    asked: [
      { text: '借调后少一人，周四窗口排不满', whom: '政治部', due: 11 },
      { text: '回访要车，每月两次', whom: '办公室', due: 11 },
    ],
    answers: [
      { answer: '低保和救助一起问的多，材料重复交', text: '与民政局对一份材料清单', by: 0, due: 15 },
      { answer: '滨河湾的回访，老人换了电话', text: '请社区联系', by: 1, due: 6 },
    ],
  },
];
