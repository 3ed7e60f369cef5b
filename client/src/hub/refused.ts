import type { Holder, RefusalBody } from '@protocol/answers.js';
import { REFUSAL_CODES, type RefusalCode } from '@protocol/codes.js';
import { t } from '../i18n/index';

export const isCode = (value: unknown): value is RefusalCode => REFUSAL_CODES.some((code) => code === value);

/** Every "no", over HTTP or a channel, as one error that says what may be shown. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: RefusalCode;
  readonly detail: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly holder: Holder | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(body: RefusalBody) {
    super(body.message);
    this.code = body.code;
    this.detail = body.message;
    this.fields = body.fields ?? {};
    this.holder = body.holder;
    this.retryAfterSeconds = body.retryAfterSeconds;
  }
}

/** The server was not reached or did not answer: nothing is known to have happened. */
export const unreached = () => new Refused({ code: 'unavailable', message: t('common.refused.unavailable') });

/** What to show for anything that was thrown. */
export const sayRefusal = (error: unknown): string =>
  error instanceof Refused && error.detail ? error.detail : t('common.refused.internal');
