/**
 * What the demo's district knows. All of it is written for the demo in plain words: entries of laws name the law, the
 * article and its dates, and summarise; the unit pastes texts itself.
 */
import type { NewArticle } from '../../protocol/words/articles.js';

export interface DemoArticle extends Omit<NewArticle, 'ownerId' | 'reviewBy' | 'law' | 'id' | 'kind'> {
  /** Of a text of law; when it was checked is said by the demo. */
  law?: { name: string; article: string; inForceOn: string };
  /** From the day on which the demo is opened; before it: waits for its review. */
  reviewInDays: number;
  /** Left as the draft of an officer. */
  draft?: true;
}

export const DEMO_ARTICLES: readonly DemoArticle[] = [
  {
    title: '刚被骗转了钱怎么办',
    categories: ['elder_fraud', 'consumer'],
    keywords: '转账 汇款 止付 保健品 养老 诈骗 被骗 高息',
    short:
      '请马上拨打 110 报警，并给转出钱的银行打电话，要求止付；越快越好。拿不准是不是诈骗，可以先问反诈专线 96110。',
    body: '先办两件事，不要等：\n\n一、拨打 110，说清几点转的、转了多少、对方账号。\n\n二、给自己的银行打客服电话，要求止付。\n\n然后把聊天记录、转账截图、对方电话都留着，不要删。不要再跟对方联系，也不要相信“交费就能追回钱”的说法。\n\n检察院不能代替报警；报警以后，有不明白的可以再问我们。',
    source: '本院整理',
    forWorkers: true,
    reviewInDays: 96,
  },
  {
    title: '欠薪怎么办',
    categories: ['labour'],
    keywords: '欠薪 拖欠工资 讨薪 工资 工钱 劳动仲裁 包工头',
    short:
      '请先留好考勤、工资条、转账和聊天记录。可以拨打 12333 向劳动监察投诉，也可以申请劳动仲裁；仲裁有时限，请尽早办。',
    body: '第一步，留证据：劳动合同、考勤、工资条、银行流水、跟老板的聊天记录，能证明“干过活、差多少钱”的都留着。\n\n第二步，找劳动监察：拨打 12333，问清去哪里投诉。\n\n第三步，申请劳动仲裁。请尽早，过了时限会不受理。\n\n自己打官司确有困难的，可以问我们支持起诉的事。检察院不替任何一方讨债，也不推荐律师；要找律师可以拨打 12348。',
    source: '本院整理',
    forWorkers: true,
    reviewInDays: 131,
  },
  {
    title: '怀疑孩子受到侵害：强制报告',
    categories: ['minors'],
    keywords: '强制报告 侵害 虐待 未成年',
    short: '请立即向公安机关报案，拨打 110；不要向孩子追问细节，也不要拍照。向检察院呼叫不能代替报案。',
    body: '密切接触未成年人的单位和人员，发现或者怀疑孩子受到侵害，要立即报案。社区也在内。\n\n报案拨打 110。不用先查清楚，怀疑就要报。\n\n不要向孩子问细节，不要让孩子反复讲，不要拍照，不要告诉无关的人。\n\n报案以后，检察院会按职责跟进。',
    source: '本院整理，依据《未成年人保护法》第十一条',
    forWorkers: true,
    reviewInDays: 58,
  },
  {
    title: '家里有人动手：人身安全保护令',
    categories: ['domestic_violence'],
    keywords: '保护令 告诫书 庇护',
    short:
      '有危险请先拨打 110。可以向人民法院申请人身安全保护令；自己申请不了的，亲属、妇联、社区可以代为申请。',
    body: '眼下有危险，先拨打 110，离开现场。\n\n出警记录、告诫书、伤情和就诊记录都留着。\n\n可以向人民法院申请人身安全保护令，不用先离婚，也不收申请费。妇女维权可以拨打 12338。\n\n联系当事人之前，先确认什么方式是安全的。',
    source: '本院整理，依据《反家庭暴力法》第二十三条',
    reviewInDays: 77,
  },
  {
    title: '司法救助是什么，怎么申请',
    categories: ['relief'],
    keywords: '司法救助 救助金 困难 赔不到',
    short:
      '检察院正在办理的案件的当事人，因案生活确有困难、又得不到赔偿的，可以申请国家司法救助；书面、口头申请都可以。',
    body: '能申请的，是检察院正在办理的案件的当事人。不属于这种情况的困难，我们会告诉您该找哪个单位，并约好哪天再问一次结果。\n\n申请可以写，也可以口头说，由工作人员记下来。\n\n一件案子，一个人只救助一次。\n\n要不要给、给多少，由办案的检察院依法决定，社区和我们都不能先答应。',
    source: '本院整理',
    forWorkers: true,
    reviewInDays: 9,
  },
  {
    title: '支持起诉：自己打官司有困难',
    categories: ['labour', 'family', 'relief'],
    keywords: '支持起诉 打官司 起诉 农民工 老年人 残疾人',
    short:
      '老年人、残疾人、农民工等自己起诉确有困难的，可以向检察院申请支持起诉。起不起诉由您决定，检察院不代替您打官司。',
    body: '受到损害、想起诉但自己确有困难的人，可以问检察院能不能支持起诉。\n\n我们能做的：告诉您要准备什么、帮助收集证据、提出支持起诉意见。\n\n不能做的：代替您起诉、当您的代理人、保证结果。\n\n同时可以问问 12348，看是否符合法律援助的条件。',
    source: '本院整理，依据《民事诉讼法》第十五条',
    reviewInDays: 143,
  },
  {
    title: '发现污染、食品安全、道路隐患：公益诉讼线索',
    categories: ['public_interest'],
    keywords: '污染 垃圾 食品 井盖 盲道 消防通道 公益诉讼 举报',
    short:
      '谢谢您反映。请说明地点、时间和看到的情况，不用自己取证，注意安全；属于公益诉讼范围的，我们会登记并告诉您去向。',
    body: '生态环境、食品药品、国有财产、无障碍设施、安全生产等方面，很多人的利益受到损害的，可以作为线索交给检察院。\n\n请说清地点、时间、看到了什么。拍照要在安全的地方，不要进别人的院子，不要跟人冲突。\n\n眼下有危险的（着火、漏气、塌陷），先拨打 119 或 110。\n\n收到以后会有编号，能查到走到了哪一步。',
    source: '本院整理',
    forWorkers: true,
    reviewInDays: 164,
  },
  {
    title: '控告、申诉、信访：12309',
    categories: ['petition'],
    keywords: '控告 申诉 信访 举报 12309 不服判决',
    short:
      '这类事由 12309 检察服务中心接收，可以拨打 12309，也可以到现场。收到后 7 日内答复是否受理，3 个月内答复进展或者结果。',
    body: '对司法机关的处理不服、要控告或者申诉的，由 12309 检察服务中心接收。\n\n可以打电话、上网，也可以到现场。请带身份证件和有关的法律文书。\n\n我们会把您的事转过去，拿到收件回执，再把回执号告诉您。\n\n在这里不讨论案件对错，也不能替办案人表态。',
    source: '本院整理',
    forWorkers: true,
    reviewInDays: -4,
  },
  {
    title: '邻里、物业、合同纠纷找谁',
    categories: ['neighbour', 'property', 'consumer', 'enterprise'],
    keywords: '物业费 漏水 噪音 合同 欠款 退费 调解',
    short:
      '这件事可以先找社区的人民调解委员会，也可以拨打 12348 问法律问题；消费方面的投诉拨打 12315。检察院不插手经济纠纷。',
    body: '楼上漏水、噪音、物业费：先找社区人民调解委员会，调解不收钱。\n\n买东西、办卡退费：拨打 12315。\n\n合同、欠款：可以协商、调解、仲裁或者起诉，法律问题拨打 12348。\n\n政务方面的事：拨打 12345。\n\n我们会说明路怎么走，不替任何一方出面。',
    source: '本院整理',
    forWorkers: true,
    reviewInDays: 120,
  },
  {
    title: '无障碍环境建设法第三十五条',
    law: { name: '无障碍环境建设法', article: '第三十五条', inForceOn: '2023-09-01' },
    categories: ['public_interest', 'other'],
    keywords: '无障碍 一键呼叫 紧急呼叫 老年人 残疾人',
    short: '法律要求紧急呼叫系统逐步具备语音、大字、一键呼叫等无障碍功能，方便老年人和残疾人使用。',
    body: '概要（本院自写，不是原文）：应急和紧急呼叫一类的服务，要让老年人、残疾人用得上，逐步做到有文字、语音、大字和一键呼叫。\n\n要引用时，请贴上核对过的正式文本。',
    source: '概要由本院自写',
    reviewInDays: 150,
  },
  {
    title: '劳动合同法第三十条',
    law: { name: '劳动合同法', article: '第三十条', inForceOn: '2008-01-01' },
    categories: ['labour'],
    keywords: '按时足额 支付令 拖欠工资',
    short: '单位要按约定按时足额发工资；拖欠的，劳动者可以依法向当地人民法院申请支付令。',
    body: '概要（本院自写，不是原文）：用人单位要按合同和国家规定，及时、足额支付劳动报酬。拖欠或者没有足额支付的，劳动者可以向当地人民法院申请支付令。\n\n要引用时，请贴上核对过的正式文本。',
    source: '概要由本院自写',
    reviewInDays: 88,
  },
  {
    title: '法律援助法第四十二条',
    law: { name: '法律援助法', article: '第四十二条', inForceOn: '2022-01-01' },
    categories: ['relief', 'other'],
    keywords: '法律援助 免查 经济困难',
    short: '得到司法救助的人申请法律援助，可以免去经济困难状况的核查，请带上有关材料。',
    body: '概要（本院自写，不是原文）：几类有材料证明的人申请法律援助，不再核查经济困难状况，其中包括得到司法救助的人。\n\n要引用时，请贴上核对过的正式文本。',
    source: '概要由本院自写',
    reviewInDays: 110,
  },
  {
    title: '老人被子女要钱、不给赡养费',
    categories: ['family'],
    keywords: '赡养 赡养费 啃老 子女',
    short:
      '可以先请社区人民调解委员会调解；谈不成的，可以向人民法院起诉，自己起诉有困难的可以问我们支持起诉。',
    body: '先听老人自己的意思：要钱、要人照看，还是两样都要。\n\n可以请社区调解；调解不成可以起诉要赡养费，老人可以问 12348 有没有法律援助。\n\n如果有打骂、限制出门，先拨打 110。',
    source: '本院整理',
    reviewInDays: 60,
    draft: true,
  },
];
