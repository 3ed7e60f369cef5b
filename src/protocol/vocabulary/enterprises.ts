/** What is said of enterprises and of check-ups by their invitation. */
import type { Word, WordTable } from '../lang.js';
import type {
  CheckupKind,
  CheckupState,
  EnterpriseKind,
  EnterpriseState,
  Finding,
} from '../outreach/enterprises.js';

export const ENTERPRISE_KIND_WORDS = {
  manufacture: ['生产制造', 'Manufacturing'],
  retail: ['批发零售', 'Wholesale and retail'],
  food: ['餐饮', 'Food and drink'],
  services: ['生活服务', 'Services'],
  construction: ['建筑装修', 'Construction'],
  technology: ['科技信息', 'Technology'],
  other: ['其他', 'Other'],
} as const satisfies WordTable<EnterpriseKind>;

export const ENTERPRISE_STATE_WORDS = {
  active: ['在营', 'In business'],
  closed: ['已停业', 'Closed down'],
} as const satisfies WordTable<EnterpriseState>;

export const CHECKUP_KIND_WORDS = {
  checkup: ['法治体检', 'Legal check-up'],
  visit: ['走访', 'Visit'],
} as const satisfies WordTable<CheckupKind>;

export const CHECKUP_STATE_WORDS = {
  planned: ['已约定', 'Arranged'],
  done: ['已完成', 'Done'],
  cancelled: ['已取消', 'Cancelled'],
} as const satisfies WordTable<CheckupState>;

export const FINDING_WORDS = {
  fine: ['没有问题', 'Fine'],
  problem: ['有问题', 'A problem'],
  not_looked_at: ['这次没看', 'Not looked at'],
} as const satisfies WordTable<Finding>;

/** What may not be left unsaid to an enterprise. */
export const ENTERPRISE_NOTICES = {
  disputes: [
    '合同、债务等经济纠纷，我们只说明可以走的法律途径，不插手、不调解、不代为催款。',
    'Of disputes over contracts or debts we explain the legal channels only; we do not intervene, mediate or collect.',
  ],
  lawyers: [
    '我们不推荐任何律师或律师事务所；需要法律服务，请拨打 12348。',
    'We recommend no lawyer and no law firm; for legal services please phone 12348.',
  ],
} as const satisfies WordTable<'disputes' | 'lawyers'>;

/** What is told of a dispute over money, instead of handling it. */
export const DISPUTE_CHANNELS = [
  '合同、债务等经济纠纷可以协商、申请调解，有仲裁约定的申请仲裁，也可以向人民法院起诉；法律咨询请拨打 12348。',
  'A dispute over a contract or a debt can be talked over, mediated, taken to arbitration where that was agreed, or to the court; for legal advice phone 12348.',
] as const satisfies Word;
