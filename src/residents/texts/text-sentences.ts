/**
 * What a resident gets as a text message: their slip, and later that it is closed and how to answer. Of a guarded matter
 * a text names neither who sends it nor what it is about. In Chinese: a text has no page on which to choose. Pure.
 */
import type { ResidentState } from '../../protocol/residents/slips.js';

export interface TextAbout {
  number: string;
  unit: string;
  unitPhone: string;
  guarded: boolean;
}

/** What is answered to, without its year, as people say it. */
const short = (number: string): string => number.slice(4);
const phoneOf = ({ unitPhone }: Pick<TextAbout, 'unitPhone'>): string =>
  unitPhone ? `，电话${unitPhone}` : '';

export const slipText = (about: TextAbout, code: string): string =>
  `${about.guarded ? '' : `【${about.unit}】您的事已登记。`}编号${about.number}，查询码${code}${phoneOf(about)}。请保存好，不要转给别人。`;

const howTo = (number: string): string =>
  `已解决请回复 1 ${short(number)}，没解决请回复 2 ${short(number)}。`;

export const closingText = (about: TextAbout, { sentence }: Pick<ResidentState, 'sentence'>): string =>
  about.guarded
    ? `编号${about.number}已办结。${howTo(about.number)}`
    : `【${about.unit}】编号${about.number}：${sentence}${howTo(about.number)}`;

export const UNDERSTOOD = {
  solved: (number: string) => `已记下：${short(number)}已解决。谢谢您。`,
  unsolved: (number: string) => `已记下：${short(number)}没解决，会再有人联系您。`,
} as const;
export const NOT_UNDERSTOOD = '没有看懂。已解决请回复 1 加编号，没解决请回复 2 加编号，例如 1 1124-007。';

export const GUARDED_NOT_TAKEN = '现在不能答复，或者已经答复过了。';

/** `1 1124-007`, `2，20261124007`; undefined for anything else. */
export function readAnswer(text: string): { solved: boolean; number: string } | undefined {
  const [, which, number] =
    /^\s*([12])[\s,.:;，。：；、]*(\d[\d\s-]{4,30})\s*$/u.exec(text.normalize('NFKC')) ?? [];
  return which && number ? { solved: which === '1', number } : undefined;
}
