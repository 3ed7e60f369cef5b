/** A Chinese number as people write it: 024-2345 0111, 138 0013 8000. */
export const sayPhone = (phone: string): string => {
  const national = phone.replace(/^\+86/, '').replace(/[\s-]/g, '');
  if (/^1\d{10}$/.test(national))
    return `${national.slice(0, 3)} ${national.slice(3, 7)} ${national.slice(7)}`;
  const [, area, rest] = /^0?(10|2\d|[3-9]\d\d)(\d{7,8})$/.exec(national) ?? [];
  if (area && rest && (phone.startsWith('+86') || national.startsWith('0'))) return `0${area}-${rest}`;
  return phone;
};
