/** What goes out to people and programs, by channel and by what came of it. */
import { Counter, type Registry } from 'prom-client';
import type { NoticeChannel } from '../../protocol/people/notice-channels.js';

/** failed: may be tried again · refused: it will never be taken · no_address: the person has none for this channel */
export type NoticeResult = 'sent' | 'failed' | 'refused' | 'no_address';

export class OutwardMeters {
  private readonly notices: Counter<'channel' | 'result'>;
  private readonly webhooks: Counter<'result'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.notices = new Counter({
      name: 'yihu_notices_total',
      help: 'Attempts to tell somebody by a channel, by what came of it',
      labelNames: ['channel', 'result'],
      registers,
    });
    this.webhooks = new Counter({
      name: 'yihu_webhook_attempts_total',
      help: 'Attempts to tell another program of a state, by what came of it',
      labelNames: ['result'],
      registers,
    });
  }

  notice = (channel: NoticeChannel, result: NoticeResult): void => this.notices.inc({ channel, result });
  webhook = (result: 'sent' | 'failed'): void => this.webhooks.inc({ result });
}
