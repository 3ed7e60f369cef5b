/** What the chat applications' interfaces have in common: JSON in, and a code that is 0 where it went well. */
import { byStatus, type Asked, type Outward, type Sent } from '../outward.js';
import { JSON_TYPE, later, never, parsed, type Token } from './channel.js';

export interface Said {
  status: number;
  code: number;
  answer: Record<string, unknown>;
}
export async function say(outward: Outward, url: string, body: object, headers = {}): Promise<Said> {
  return read(outward, url, { headers: { ...JSON_TYPE, ...headers }, body: JSON.stringify(body) });
}
export async function read(outward: Outward, url: string, asked: Asked): Promise<Said> {
  const { status, text } = await outward(url, asked);
  const answer = parsed(text);
  const code = Number(answer.errcode ?? answer.code ?? answer.StatusCode ?? NaN);
  return { status, code, answer };
}

/** @param again codes that mean: later */
export function outcome({ status, code }: Said, again: readonly number[]): Sent {
  const plain = byStatus(status);
  if (!plain.delivered && Number.isNaN(code)) return plain;
  if (code === 0) return { delivered: true };
  if (Number.isNaN(code)) return never('answer not understood');
  return again.includes(code) || status >= 500 ? later(`code ${code}`) : never(`code ${code}`);
}

export class NoToken extends Error {}
/** @throws NoToken where none was given */
export function tokenOf({ code, answer }: Said, name: string, seconds: unknown): Token {
  const token = answer[name];
  if (code !== 0 || typeof token !== 'string') throw new NoToken(`code ${code}`);
  // Fetched anew a little before it ends.
  return { token, seconds: Math.max(30, Number(seconds ?? 7200) - 300) };
}

export const trimmed = (base: string) => base.replace(/\/+$/, '');
