/** Who is who in the demo district. All invented; officers are addressed by surname and title. */
import type { Category } from '../protocol/codes.js';

export const UNIT = { code: '210102', name: '沈阳市和平区人民检察院' };
/** Invented. */
export const DUTY_PHONE = '024-23456789';

export interface OfficerCast {
  name: string;
  title: '检察官' | '检察官助理' | '书记员';
  /** Index of the department. */
  department: number;
  skills: readonly Category[];
}
/** Each headed by the first of its officers. */
export const DEPARTMENTS = [
  { name: '第一检察部', remit: '普通刑事犯罪检察' },
  { name: '第二检察部', remit: '民事、行政检察' },
  { name: '第三检察部（未成年人检察）', remit: '未成年人检察' },
  { name: '控告申诉检察部', remit: '控告申诉、司法救助' },
] as const;
const SKILLS: readonly (readonly Category[])[] = [
  ['elder_fraud', 'consumer', 'neighbour'],
  ['labour', 'enterprise', 'property', 'consumer'],
  ['minors', 'domestic_violence', 'family'],
  ['petition', 'relief', 'public_interest', 'neighbour'],
];
const officer = (name: string, title: OfficerCast['title'], department: number): OfficerCast => ({
  name,
  title,
  department,
  skills: SKILLS[department]!,
});
export const OFFICERS: readonly OfficerCast[] = [
  officer('王', '检察官', 0),
  officer('李', '检察官助理', 0),
  officer('张', '检察官', 1),
  officer('刘', '检察官', 1),
  officer('陈', '检察官', 2),
  officer('杨', '检察官助理', 2),
  officer('赵', '检察官', 3),
  officer('黄', '书记员', 3),
];
export const WORKERS = ['周', '吴', '徐', '孙', '马', '朱', '胡', '郭', '何', '林', '高', '罗'] as const;
/** 志愿红: volunteer i serves in the community of worker i. */
export const VOLUNTEERS = ['宋', '唐', '许', '韩', '冯', '邓'] as const;
export const COORDINATOR = '郑';
export const ADMIN = '谢';

/** officer1 is posted to the communities of worker1 to worker3, and so on for three officers. */
export const POSTED_OFFICERS = 3;
export const COMMUNITIES_A_POSTING = 3;
