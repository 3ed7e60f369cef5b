/** The points of a check-up until an administrator writes the unit's own. */
import type { CheckupPoint } from '../protocol/outreach/enterprises.js';

const point = (id: string, text: string): CheckupPoint => ({ id, text, isUsed: true });

export const SHIPPED_POINTS: readonly CheckupPoint[] = [
  point('contracts', '合同的签订、履行和保管'),
  point('labour', '劳动合同、工资和社会保险'),
  point('intellectual-property', '商标、专利和商业秘密'),
  point('safety', '安全生产和环境保护'),
  point('tax', '税务和发票'),
  point('staff', '内部管理，防范职务侵占和挪用资金'),
  point('data', '顾客和员工的个人信息保护'),
  point('fraud', '防范合同诈骗和电信网络诈骗'),
  point('other', '其他问题'),
];
