/** What residents of the demo district come with. Invented; nobody is named and nothing identifies a person. */
import type { Category, FollowUpKind } from '../../protocol/codes.js';
import type { Outcome } from '../../protocol/calls/outcomes.js';

export const MATTERS: readonly (readonly [Category, number, readonly string[]])[] = [
  [
    'elder_fraud',
    16,
    [
      '老人接到自称公检法的电话，要求把存款转到“安全账户”，尚未转账。',
      '老人在会场买了近两万元保健品，想退货，对方不接电话。',
      '老人被拉进“养老投资”群，已投入三万元，现在提现不了。',
      '有人上门推销“以房养老”，老人签了一份看不懂的合同。',
      '老人收到“孙子出事”的电话，正准备去银行汇款，请帮忙劝阻。',
    ],
  ],
  [
    'labour',
    14,
    [
      '装修工人三个月工资没有结清，包工头一直拖着。',
      '饭店停业，六名员工最后一个月工资没有着落，想问怎么维权。',
      '保洁员干活时摔伤，公司没有签合同，也不认工伤。',
      '居民被口头辞退，公司不给补偿，问需要准备什么材料。',
      '外卖骑手送餐受伤，平台和站点互相推。',
    ],
  ],
  [
    'property',
    11,
    [
      '楼上漏水半年没人修，物业和开发商互相推，居民情绪激动。',
      '老旧小区加装电梯，一楼住户不同意，想了解法律规定。',
      '租客交了一年房租，二房东失联，房东要求搬走。',
      '小区公共收益没有公示，业主想查账。',
    ],
  ],
  [
    'neighbour',
    10,
    [
      '两户因楼道堆物多次争吵，想请人一起来讲讲法。',
      '楼上深夜噪音，居民已多次协商没有结果。',
      '空调外机对着邻居窗户，双方各执一词。',
      '居民饲养大型犬不牵绳，孩子受到惊吓，家长要求处理。',
    ],
  ],
  [
    'family',
    9,
    [
      '几个子女对老人赡养有分歧，老人现在独居，想请人调解。',
      '居民咨询离婚后孩子抚养费对方不给怎么办。',
      '老人想立遗嘱，担心以后子女有争议。',
      '再婚老人担心房产份额，想了解怎样办理。',
    ],
  ],
  [
    'consumer',
    8,
    [
      '预付费健身房关门，几十名居民办的卡没有退。',
      '网购老年鞋质量有问题，商家不退款。',
      '居民在美容店被诱导办了贷款，想解除合同。',
    ],
  ],
  [
    'relief',
    6,
    [
      '交通肇事案的被害人家庭，赔偿没有到位，生活困难，想了解司法救助。',
      '案件被害人被打成重伤，住院费用较大，社区想问能否申请救助。',
      '被害人家中有两名在校学生，失去主要收入来源。',
    ],
  ],
  [
    'enterprise',
    6,
    [
      '辖区小微企业被冒用商标，想咨询怎样保全证据。',
      '社区商户担心加盟合同有陷阱，请帮忙看看条款要点。',
      '园区企业希望做一次用工方面的法治体检。',
    ],
  ],
  [
    'public_interest',
    6,
    [
      '小区外盲道被长期占用，视障居民出行不便。',
      '幼儿园门口烧烤摊油烟很大，多次反映没有改善。',
      '居民反映窨井盖松动两个月，夜间有人绊倒。',
      '食品店向学生出售没有标签的零食。',
    ],
  ],
  [
    'petition',
    5,
    ['居民对一起案件的处理结果不服，问怎样提出申诉。', '居民想了解控告材料交到哪里、多久有答复。'],
  ],
  [
    'domestic_violence',
    3,
    [
      '居民反映家中有人动手，目前已离开住处，想了解人身安全保护令。',
      '社区走访时发现疑似家庭暴力，当事人希望有人告诉她怎么办。',
    ],
  ],
  ['minors', 3, ['社区发现一名辍学少年长期在网吧，家长联系不上。', '居民反映店铺向未成年人出售电子烟。']],
  [
    'other',
    5,
    [
      '居民收到一份看不懂的法律文书，想请人解释。',
      '社区想约一次反诈讲座，问可以安排在什么时候。',
      '居民咨询公证怎么办理、带哪些材料。',
    ],
  ],
];

export const OFFICER_WORDS = [
  '您好，已看到，我现在给社区打电话。',
  '收到，请居民先保留好聊天记录和转账凭证。',
  '我先了解一下情况，十分钟内回复您。',
  '请居民先不要签任何东西，我马上回电话。',
  '已电话联系，情况基本清楚。',
] as const;
export const WORKER_WORDS = [
  '好的，居民就在社区服务大厅。',
  '谢谢，居民说材料都在家里，下午带过来。',
  '老人现在情绪稳定了，谢谢。',
  '已经转告居民，他明白了。',
  '好的，我们陪着一起等您电话。',
] as const;
export const DECLINES = ['正在接听另一个呼叫', '正在接待来访', '马上要开会'] as const;
export const REOPENS = ['对方答应的事没有兑现，居民又来了。', '居民又补充了新的材料，想再问一下。'] as const;

export const FOLLOWED_UP: Record<FollowUpKind, readonly string[]> = {
  visit: [
    '电话回访，居民表示问题没有再发生。',
    '与社区一起上门回访，居民满意。',
    '电话回访，居民还在办手续，已告知怎么办。',
  ],
  reply: ['对方已受理并答复居民。', '对方答复：正在办理，办结后告知社区。', '已与对方核实，居民的事已办好。'],
};

export const NOTES: Record<Outcome, readonly string[]> = {
  resolved: [
    '电话与居民沟通并讲清规定，双方已达成一致，社区继续关注。',
    '已到社区当面解释，居民表示满意。',
    '与社区一起联系对方，款项已退回。',
    '已劝阻转账，老人存款没有损失，并讲了防骗要点。',
  ],
  advised: ['已说明法律规定和办理途径，居民清楚下一步怎么做。', '已解答并告知所需材料和办理地点。'],
  referred: ['不属于检察机关职责，已帮助联系有关单位，并告知社区联系方式。'],
  unresolved: ['双方分歧较大，暂时没有谈成，社区继续做工作，需要时再呼叫。'],
  duplicate: ['与前一个呼叫是同一件事，在前一个事项里继续办理。'],
  invalid: ['社区误触，已电话核实，没有需要办理的事。'],
};

/** Whom a matter of this kind goes to when it is not ours. */
export const REFERRED_TO: Record<string, { body: string; contact: string }> = {
  elder_fraud: { body: '反电信网络诈骗专用号码', contact: '96110' },
  labour: { body: '人力资源和社会保障服务热线', contact: '12333' },
  consumer: { body: '市场监督管理投诉举报热线', contact: '12315' },
  petition: { body: '检察服务热线', contact: '12309' },
  domestic_violence: { body: '妇女维权公益服务热线', contact: '12338' },
  minors: { body: '青少年服务台', contact: '12355' },
  family: { body: '公共法律服务热线', contact: '12348' },
  enterprise: { body: '公共法律服务热线', contact: '12348' },
};
export const REFERRED_ELSE = { body: '政务服务便民热线', contact: '12345' };

export const HOLD_NOTE = '已商请街道核实，等回函';

/** How content people are, and how often. */
export const RATINGS: readonly (readonly [number, number])[] = [
  [5, 64],
  [4, 27],
  [3, 7],
  [2, 2],
];
/** What one department asks of another, and the answer. */
export const HELP = {
  asked: '请协助看一下这件事的法律依据和可走的渠道。',
  answered: '已看过：可先由社区调解；调解不成的，告知起诉条件，需要时我部派人到场。',
};

/** What was decided on a visit that was proposed. */
export const VISITS = {
  planned: '与社区约好，周内上门走访',
  done: '已到社区走访，当面解答并留下联系方式',
  dismissed: '社区已自行组织宣讲，暂不走访',
};

export const CERTIFICATES = {
  inCharge: '周立新',
  remarks: '供所在学校记入综合素质评价。',
  revoked: '姓名登记有误，已更正并重新出具。',
};
