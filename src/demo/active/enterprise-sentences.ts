/** Enterprises of the demo district and what was found at their check-ups. All invented. */
import type { EnterpriseKind } from '../../protocol/outreach/enterprises.js';

export const ENTERPRISES: readonly (readonly [name: string, kind: EnterpriseKind, contact: string])[] = [
  ['沈阳和润精密五金有限公司', 'manufacture', '董经理'],
  ['浑河湾包装制品厂', 'manufacture', '康厂长'],
  ['北辰电气设备有限公司', 'manufacture', '石经理'],
  ['惠民便利连锁南十店', 'retail', '蒋店长'],
  ['砂阳鲜果行', 'retail', '贺老板'],
  ['万和百货商贸有限公司', 'retail', '邹经理'],
  ['青松文具批发部', 'retail', '邵老板'],
  ['老街坊饺子馆', 'food', '汤老板'],
  ['和平湾烘焙工坊', 'food', '雷店长'],
  ['玉屏小厨餐饮有限公司', 'food', '龚经理'],
  ['丰泽早点铺', 'food', '白老板'],
  ['南京街咖啡', 'food', '安店长'],
  ['安心家政服务有限公司', 'services', '常经理'],
  ['新华小学堂教育咨询中心', 'services', '武校长'],
  ['康乐养老服务站', 'services', '乔站长'],
  ['临沂路汽车维修部', 'services', '赖师傅'],
  ['华光美容美发店', 'services', '文店长'],
  ['速达同城配送服务部', 'services', '庞站长'],
  ['红星建筑装饰工程有限公司', 'construction', '樊经理'],
  ['宏基防水工程队', 'construction', '殷队长'],
  ['辽河软件科技有限公司', 'technology', '施经理'],
  ['星图数据服务有限公司', 'technology', '陶总监'],
  ['智慧园区运营管理有限公司', 'technology', '翟经理'],
  ['东北角文创工作室', 'other', '颜老师'],
  ['平安货运代理有限公司', 'other', '倪经理'],
];
/** Closed in the course of the year. */
export const CLOSED = '丰泽早点铺';

export interface DemoProblem {
  /** Of the points that ship. */
  point: string;
  words: string;
  advice: string;
  solved: string;
  /** A dispute over money: channels are explained. */
  dispute?: true;
}
export const PROBLEMS: readonly DemoProblem[] = [
  {
    point: 'contracts',
    words: '采购合同没有约定验收期限和违约责任。',
    advice: '补签补充协议，写明验收、付款和违约条款；合同统一编号保管。',
    solved: '已与主要供应商补签补充协议。',
  },
  {
    point: 'contracts',
    words: '下游客户拖欠货款，双方对账不一致。',
    advice: '说明协商、调解、支付令和诉讼渠道，提示保存对账单和送货单。',
    solved: '双方经调解达成分期付款协议。',
    dispute: true,
  },
  {
    point: 'labour',
    words: '三名钟点工没有签书面协议，工时靠口头约定。',
    advice: '按非全日制用工签订协议，留好考勤和支付记录。',
    solved: '已签协议，考勤改为扫码。',
  },
  {
    point: 'labour',
    words: '新员工入职两个月还没有参加社会保险。',
    advice: '在规定期限内补缴，入职当月办理参保。',
    solved: '社会保险已补缴。',
  },
  {
    point: 'intellectual-property',
    words: '店招与他人注册商标近似，有被投诉的风险。',
    advice: '查询商标注册情况，及时更换或另行申请注册。',
    solved: '店招已更换，新商标已提交申请。',
  },
  {
    point: 'safety',
    words: '后厨燃气报警器失效，疏散通道堆放货物。',
    advice: '立即更换并清理通道，指定专人每周查看。',
    solved: '报警器已更换，通道已清理。',
  },
  {
    point: 'tax',
    words: '部分零星采购没有取得发票。',
    advice: '建立台账，向税务服务热线咨询代开办法。',
    solved: '已建立台账，供货方可以代开。',
  },
  {
    point: 'staff',
    words: '收款码由员工个人保管，对账间隔太长。',
    advice: '改用企业收款账户，每日对账，收支由两人分管。',
    solved: '已改用企业账户，每日对账。',
  },
  {
    point: 'data',
    words: '会员登记表放在前台，顾客信息谁都能看到。',
    advice: '只收必要信息，登记表上锁，系统设置权限。',
    solved: '登记表已收回，系统权限已分级。',
  },
  {
    point: 'fraud',
    words: '财务收到冒充老板要求转账的短信。',
    advice: '大额转账当面或电话核实，财务人员参加一次反诈讲座。',
    solved: '已订立转账核实办法，财务人员听了讲座。',
  },
  {
    point: 'other',
    words: '门前盲道被施工围挡占用，影响顾客通行。',
    advice: '已记录位置，与社区联系主管部门协调。',
    solved: '围挡已移开，盲道恢复通行。',
  },
];
export const FINE = ['contracts', 'labour', 'tax', 'fraud', 'safety'];
export const INVITED_BY = ['商会联络员', '企业负责人来电', '社区转达企业邀请', '企业负责人'];
export const CALL_NOTE = '已向企业说明法律规定和办理途径，企业清楚下一步怎么做。';
export const CHECKUP_CANCELLED = '企业临时停业盘点，双方商定改期。';
