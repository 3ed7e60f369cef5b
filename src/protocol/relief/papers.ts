/** Papers about a lead, drafted from templates and signed outside: as PDF to print, as DOCX to go on writing. */

/**
 * rights: 权利告知书, in large print · transfer: 线索移送函 · agency: 商请函, 转介函 or 移送函 · visit: 回访记录 ·
 * legal_aid: the exemption from the means check for legal aid (法律援助法 art. 42).
 */
export const LEAD_PAPERS = ['rights', 'transfer', 'agency', 'visit', 'legal_aid'] as const;
export type LeadPaper = (typeof LEAD_PAPERS)[number];
export const LEAD_PAPER_FORMATS = ['pdf', 'docx'] as const;
export type LeadPaperFormat = (typeof LEAD_PAPER_FORMATS)[number];

export interface LeadPaperPayload {
  kind: LeadPaper;
  format: LeadPaperFormat;
  /** Why the particulars stand on it in clear; it is written to the audit trail. Absent: they are masked. */
  reason?: string;
  /** agency: what they were asked for; absent: to be filled in. */
  requestId?: string;
  /** visit: after how many months. */
  months?: number;
}

/** What applicants bring, a line each: a setting of the unit, printed on the telling of the right. */
export const PAPERS_TO_BRING_LIMITS = { most: 15, text: 100 } as const;
/** After the detailed rules of the procuratorates (细则); each unit checks it against those that hold. */
export const PAPERS_TO_BRING = [
  '国家司法救助申请书（写不了的，可以口头申请，由我们记录）',
  '身份证或者户口簿；由别人代办的，带上双方的身份证件和委托书',
  '受到的实际损害的证明，如诊断书、鉴定意见、医疗费票据、死亡证明、财产损失清单',
  '家庭生活困难的证明',
  '是否得到过赔偿、救助的说明',
  '收救助金的银行卡',
] as const;
