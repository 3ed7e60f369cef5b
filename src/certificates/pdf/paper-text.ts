/** The words on the papers. They are Chinese, whatever language the hub is read in: so is the seal. Pure. */
import type { IdType, Paper } from '../../protocol/certificates.js';
import type { Served, ServiceKind } from '../../protocol/hours.js';

export const PAPER_TITLES: Record<Paper, string> = { record: '志愿服务记录证明', honour: '志愿服务证书' };
export const KIND_WORDS: Record<ServiceKind, string> = {
  duty: '值守',
  call_handling: '办理呼叫',
  outreach: '普法活动',
  training: '培训',
  travel: '路途',
};
export const SERVED_WORDS: Record<Served, string> = {
  residents: '居民',
  elders: '老年人',
  minors: '未成年人',
  women: '妇女',
  workers: '劳动者',
  enterprise: '企业',
  unit: '本单位',
  other: '其他',
};
export const ID_WORDS: Record<IdType, string> = {
  resident_id: '居民身份证',
  residence_permit: '港澳台居民居住证',
  hk_macao_permit: '港澳居民来往内地通行证',
  taiwan_permit: '台湾居民来往大陆通行证',
  passport: '护照',
  other: '其他证件',
};
const STARS = ['', '一星', '二星', '三星', '四星', '五星'];
export const starWord = (stars: number): string => STARS[stars] ?? '';

/** 128小时30分; nothing is rounded on a paper. */
export const durationOf = (minutes: number): string => {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (!rest) return `${hours}小时`;
  return hours ? `${hours}小时${rest}分` : `${rest}分`;
};
/** 2026年1月5日 */
export const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
};
export const monthWords = (month: string): string => {
  const [year, number] = month.split('-').map(Number);
  return `${year}年${number}月`;
};
/** K7QM 3FWX: read aloud in two breaths. */
export const codeWords = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
