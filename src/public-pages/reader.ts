/** Who reads a page, as far as it matters: their language and the size of print, asked by plain links and carried by the forms. */
import type { Request } from 'express';
import { LANGS, type Lang } from '../protocol/lang.js';
import { langOf } from '../kernel/refusal/refusal.js';

export interface Reader {
  lang: Lang;
  large: boolean;
  /** What was asked for on the page itself and goes along with each of its links and forms. */
  asked: Readonly<{ lang?: Lang; size?: 'large' }>;
}

/** Of the form where there is one, else of the address; the browser's language where nothing was asked. */
export function readerOf(request: Request, form: Readonly<Record<string, string>> = {}): Reader {
  const said = (name: string): unknown => form[name] ?? request.query[name];
  const lang = LANGS.find((one) => one === said('lang'));
  const large = said('size') === 'large';
  return {
    lang: lang ?? langOf(request.headers['accept-language']),
    large,
    asked: { ...(lang && { lang }), ...(large && { size: 'large' }) },
  };
}
