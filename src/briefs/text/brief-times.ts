/** Times and dates as a brief says them. Pure. */

const parts = (minutes: number) => [Math.floor(minutes / 60), minutes % 60] as const;
export const zhTime = (minutes: number): string => {
  const [h, m] = parts(minutes);
  return m === 0 ? `${h}小时` : h === 0 ? `${m}分钟` : `${h}小时${m}分钟`;
};
export const enTime = (minutes: number): string => {
  const [hours, m] = parts(minutes);
  const h = hours.toLocaleString('en');
  return m === 0 ? `${h} h` : hours === 0 ? `${m} min` : `${h} h ${m} min`;
};
/** 58秒, 3分5秒 */
export const zhTaken = (seconds: number): string => {
  const [m, s] = [Math.floor(seconds / 60), Math.round(seconds % 60)];
  return m === 0 ? `${s}秒` : s === 0 ? `${m}分钟` : `${m}分${s}秒`;
};
export const enTaken = (seconds: number): string => {
  const [m, s] = [Math.floor(seconds / 60), Math.round(seconds % 60)];
  return m === 0 ? `${s} s` : s === 0 ? `${m} min` : `${m} min ${s} s`;
};

export const zhMonth = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
