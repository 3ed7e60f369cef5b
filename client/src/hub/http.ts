import type { RefusalBody } from '@protocol/answers.js';
import type { RefusalCode } from '@protocol/codes.js';
import { toldByAnswer } from '../time/clock';
import { lang, t } from '../i18n/index';
import { isCode, Refused, unreached } from './refused';
import { steadyNow } from '../time/steady-now';

const patience = 15_000;
const byStatus: Partial<Record<number, RefusalCode>> = {
  400: 'invalid',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not_found',
  409: 'conflict',
  413: 'invalid',
  415: 'invalid',
  422: 'invalid',
  429: 'too_many_requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

type Problem = Partial<Omit<RefusalBody, 'message'>> & { detail?: string; title?: string };

const refusal = async (response: Response): Promise<Refused> =>
  refusedBy(response.status, (await response.json().catch(() => ({}))) as Problem);

/** What an answer other than "done" says. */
export const refusedBy = (status: number, problem: Problem): Refused => {
  const code = isCode(problem.code) ? problem.code : (byStatus[status] ?? 'internal');
  return new Refused({
    code,
    message: problem.detail ?? problem.title ?? t(`common.refused.${code}`),
    ...(problem.fields && { fields: problem.fields }),
    ...(problem.holder && { holder: problem.holder }),
    ...(problem.retryAfterSeconds !== undefined && { retryAfterSeconds: problem.retryAfterSeconds }),
  });
};

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  query?: Record<string, string | number | boolean | undefined>;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Milliseconds, where the answer takes longer than most. */
  patience?: number;
}

const address = (path: string, query: Ask['query']): string => {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== '') params.set(key, String(value));
  }
  const tail = params.toString();
  return `/api${path}${tail ? `?${tail}` : ''}`;
};

/** One request under /api with the session's cookie: the answer, or a thrown Refused. */
export const http = async <T>(path: string, ask: Ask = {}): Promise<T> => {
  // A file is sent as it is, by its own type.
  const file = ask.body instanceof Blob ? ask.body : undefined;
  const given = new AbortController();
  const timer = setTimeout(() => given.abort(), ask.patience ?? patience);
  const asked = steadyNow();
  ask.signal?.addEventListener('abort', () => given.abort());
  try {
    const response = await fetch(address(path, ask.query), {
      method: ask.method ?? 'GET',
      credentials: 'same-origin',
      signal: given.signal,
      headers: {
        accept: 'application/json, application/problem+json',
        'accept-language': lang.value,
        ...(ask.body !== undefined && { 'content-type': file?.type ?? 'application/json' }),
        ...ask.headers,
      },
      ...(ask.body !== undefined && { body: file ?? JSON.stringify(ask.body) }),
    });
    toldByAnswer(response, asked);
    if (!response.ok) throw await refusal(response);
    const text = await response.text();
    return (text ? JSON.parse(text) : undefined) as T;
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw unreached();
  } finally {
    clearTimeout(timer);
  }
};

export const post = <T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> =>
  http<T>(path, { method: 'POST', body, headers });
