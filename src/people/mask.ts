/** What lists show of a person. Pure. */
export const maskName = (name: string): string => {
  const [first, ...rest] = [...name];
  return first === undefined ? '' : first + '＊'.repeat(Math.min(rest.length, 2) || 1);
};
/** 138****1234; a short number is not a person's. */
export const maskPhone = (phone: string): string => {
  const digits = phone.trim();
  if (digits.length <= 6) return digits;
  return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
};
