/** Which talks a season has. Invented; nobody is named. */
import type { Category } from '../../protocol/codes.js';

/** elders: a weekday morning · office: a weekday afternoon · evening: after work · family: a Saturday morning */
export type TimeOfDay = 'elders' | 'office' | 'evening' | 'family';
export interface Campaign {
  theme: Category;
  /** MM-DD, both included. */
  from: string;
  to: string;
  times: number;
  at: TimeOfDay;
  titles: readonly string[];
  /** Behind the community's name, or by itself where it begins with no community. */
  places: readonly string[];
}

const HALLS = ['党群服务中心', '居民活动室', '综合服务大厅', '老年学堂'];
const ELDERS = [
  '守好养老钱：养老骗局面面观',
  '保健品会销的套路，一次讲清',
  '“以房养老”合同怎么看',
  '接到“公检法”电话怎么办',
  '投资理财群里的陷阱',
];

const campaign = (
  theme: Category,
  [from, to]: readonly [string, string],
  times: number,
  at: TimeOfDay,
  titles: readonly string[],
  places: readonly string[] = HALLS,
): Campaign => ({ theme, from, to, times, at, titles, places });

export const CAMPAIGNS: readonly Campaign[] = [
  campaign('elder_fraud', ['03-10', '03-18'], 3, 'elders', ELDERS),
  campaign(
    'consumer',
    ['03-11', '03-17'],
    2,
    'office',
    ['3·15 消费维权现场咨询', '预付卡、网购退款，怎样留证据'],
    ['门前小广场', '便民服务点'],
  ),
  campaign('domestic_violence', ['03-03', '03-07'], 1, 'office', ['三八维权周：反家庭暴力法进社区']),
  campaign(
    'public_interest',
    ['04-13', '04-16'],
    1,
    'elders',
    ['全民国家安全教育日：身边的国家安全'],
    ['门前小广场'],
  ),
  campaign(
    'labour',
    ['04-20', '04-29'],
    2,
    'office',
    ['五一前夕：劳动合同与工伤处理', '外卖骑手受了伤，找谁'],
    ['快递驿站旁的议事亭', '新就业群体之家'],
  ),
  campaign(
    'enterprise',
    ['05-11', '05-26'],
    2,
    'office',
    ['企业合规公开课：合同与用工', '小微企业商标保护问答', '防范职务侵占，从一本账开始'],
    ['商会会议室', '创业园路演厅'],
  ),
  campaign('family', ['05-13', '05-20'], 1, 'family', ['国际家庭日：赡养、抚养与继承']),
  campaign(
    'minors',
    ['05-20', '06-01'],
    3,
    'office',
    ['六一前夕：法治副校长讲一课', '网络游戏充值，家长怎么办', '校园欺凌，说出来', '未成年人保护法知识竞答'],
    ['辖区小学阶梯教室', '儿童之家'],
  ),
  campaign('public_interest', ['06-03', '06-08'], 1, 'family', ['环境日：公益诉讼就在身边'], ['口袋公园']),
  campaign(
    'minors',
    ['06-24', '07-06'],
    2,
    'office',
    ['国际禁毒日：认识伪装的毒品', '暑假安全第一课', '暑期兼职，先看这三条'],
    ['辖区中学报告厅', '儿童之家'],
  ),
  campaign(
    'minors',
    ['09-01', '09-11'],
    2,
    'office',
    ['开学第一课：法治在身边', '家长课堂：孩子被欺负了怎么办'],
    ['辖区小学阶梯教室', '辖区中学报告厅'],
  ),
  campaign(
    'public_interest',
    ['09-14', '09-25'],
    1,
    'office',
    ['盲道、窨井盖、消防通道：随手拍怎么用'],
    ['门前小广场'],
  ),
  campaign(
    'enterprise',
    ['11-03', '11-24'],
    3,
    'office',
    ['民营企业送法进园区', '年底结算，合同这样对账', '商业秘密怎么保护'],
    ['商会会议室', '创业园路演厅'],
  ),
  campaign('domestic_violence', ['11-23', '11-26'], 1, 'office', ['人身安全保护令：怎样申请']),
  campaign('public_interest', ['12-01', '12-07'], 3, 'elders', [
    '宪法宣传周：宪法进社区',
    '国家宪法日：一起读宪法',
    '宪法宣传周：宪法与我们的生活',
  ]),
  campaign(
    'labour',
    ['12-14', '12-30'],
    3,
    'office',
    ['岁末讨薪：农民工工资支付条例', '年底结算工资，注意这五点', '工地普法：欠条该怎么写'],
    ['地铁工地食堂', '建设项目部会议室'],
  ),
  campaign(
    'minors',
    ['01-06', '01-16'],
    2,
    'office',
    ['寒假前的一课：远离网络诈骗', '压岁钱、打赏与充值'],
    ['辖区小学阶梯教室', '辖区中学报告厅'],
  ),
  campaign(
    'labour',
    ['01-08', '01-23'],
    2,
    'office',
    ['春节前：工资、返乡与工伤', '护薪行动现场咨询'],
    ['建设项目部会议室', '劳务市场大厅'],
  ),
];

/** Around the festival of the elders, whose day follows the moon. */
export const DOUBLE_NINTH: Omit<Campaign, 'from' | 'to'> = {
  theme: 'elder_fraud',
  times: 3,
  at: 'elders',
  titles: ['重阳敬老：守好养老钱', '重阳节：赡养与遗嘱问答', ...ELDERS],
  places: HALLS,
};

/** Once in each half of a month, whatever the season. */
export const REGULAR: readonly Omit<Campaign, 'from' | 'to' | 'times'>[] = [
  { theme: 'elder_fraud', at: 'elders', titles: ELDERS, places: HALLS },
  {
    theme: 'property',
    at: 'evening',
    titles: ['物业费、公共收益与业主权利', '老旧小区加装电梯法律问答', '楼上漏水，责任怎么分'],
    places: ['议事厅', '党群服务中心'],
  },
  { theme: 'elder_fraud', at: 'elders', titles: ELDERS, places: HALLS },
  {
    theme: 'neighbour',
    at: 'evening',
    titles: ['楼道堆物、噪音与养犬：邻里法律课', '相邻关系，这样商量'],
    places: ['议事厅', '居民活动室'],
  },
  {
    theme: 'family',
    at: 'family',
    titles: ['婚姻家庭法律咨询日', '遗嘱怎么立才有效', '老人再婚，房子怎么办'],
    places: HALLS,
  },
  { theme: 'elder_fraud', at: 'elders', titles: ELDERS, places: HALLS },
  {
    theme: 'relief',
    at: 'office',
    titles: ['司法救助：谁可以申请，怎样申请'],
    places: ['综合服务大厅'],
  },
];
