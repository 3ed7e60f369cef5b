/** Posts one event, signed. The address is looked at with every attempt; redirects are not followed. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { Seal } from '../kernel/seal/seal.js';
import { failureOf, resultByStatus, sendOutbound, type SendResult } from '../notice/outbound-request.js';
import { signRequest } from '../notice/sign-request.js';
import type { WebhookRow } from '../notice/webhooks/webhooks.entity.js';
import { isWebhookUrl } from './webhook-url.js';

export const webhookSecretSealContext = (id: string) => `webhook.secret:${id}`;

@Injectable()
export class WebhookSender {
  constructor(
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly directory: Directory,
  ) {}

  /** Never throws. `answer` says what came of it, in a word. */
  async send(hook: WebhookRow, body: string): Promise<{ result: SendResult; answer: string }> {
    const { allowed } = this.directory.notice.setup(hook.unitId);
    const timestamp = String(Math.floor(this.clock.now() / 1000));
    try {
      if (!isWebhookUrl(hook.url, allowed))
        return said({ delivered: false, failure: 'forbidden address', again: false });
      const secret = this.seal.open(webhookSecretSealContext(hook.id), hook.secret);
      const { status } = await sendOutbound(this.clock, allowed)(hook.url, {
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'yihu-webhook',
          'x-yihu-timestamp': timestamp,
          'x-yihu-signature': `sha256=${signRequest(secret, timestamp, body)}`,
        },
        body,
      });
      return { result: resultByStatus(status), answer: `http ${status}` };
    } catch (error) {
      return said(failureOf(error));
    }
  }
}

const said = (result: SendResult) => ({ result, answer: result.delivered ? '' : result.failure });
