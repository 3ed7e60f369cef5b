/**
 * Whether two names mean one enterprise: what is left of a name without its signs, the place it stands in and what its
 * kind of company is called. 沈阳市和平区张记面馆（个体工商户） and 张记面馆 are alike. Pure.
 */

/** Behind the name; the longer ones first, since a shorter one may end them. */
const COMPANY = [
  '有限责任公司',
  '股份有限公司',
  '个体工商户',
  '有限公司',
  '股份公司',
  '合伙企业',
  '个体户',
  '总公司',
  '分公司',
  '经营部',
  '门市部',
  '商行',
  '商店',
  '公司',
  '集团',
  'coltd',
  'ltd',
  '店',
];
/** What is left says something still. */
const FEWEST = 2;
/** 区 of 和平区: people write either. */
const LEVEL = /(?:特别行政区|自治[区州县旗]|[省市区县旗])$/u;
/** 沈阳市 and 和平区 of 沈阳市和平区. */
const EACH_PLACE = /.{2,}?(?:特别行政区|自治[区州县旗]|[省市区县旗])/gu;

/** 沈阳市和平区人民检察院 → 沈阳市和平区, 和平区, 和平, …: places that an enterprise of the unit may be named after. */
export function placesOf(unitNames: readonly string[]): string[] {
  const whole = unitNames.map((name) => name.replace(/人民检察院$/u, '')).filter(Boolean);
  const each = whole.flatMap((name) => [name, ...(name.match(EACH_PLACE) ?? [])]);
  return [...new Set(each.flatMap((name) => [name, name.replace(LEVEL, '')]))]
    .map(signs)
    .filter((name) => [...name].length >= FEWEST)
    .sort((a, b) => b.length - a.length);
}

/** In one width and in small letters, letters and digits only. */
const signs = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '');

const without = (text: string, part: string): string => {
  const rest = text.replace(part, '');
  return [...rest].length >= FEWEST ? rest : text;
};
/** One at a time: 公司 of 有限公司分公司 must not go before 有限公司 can. */
function withoutCompany(text: string): string {
  const end = COMPANY.find((word) => text.endsWith(word));
  return end !== undefined && [...text].length - [...end].length >= FEWEST
    ? text.slice(0, -end.length)
    : text;
}

/** @param places as `placesOf` gives them */
export function likeName(name: string, places: readonly string[]): string {
  let left = signs(name);
  // Of signs alone nothing would be left, and all such names would be alike.
  if (!left) return name.normalize('NFKC').replace(/\s+/gu, '');
  for (let before = ''; left !== before;) {
    before = left;
    left = signs(left);
    left = places.reduce(without, left);
    left = withoutCompany(left);
  }
  return left;
}
