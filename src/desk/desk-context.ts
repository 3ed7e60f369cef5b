import type { Directory } from '../directory/directory.js';
import type { Clock } from '../kernel/clock.js';
import type { Seal } from '../kernel/seal/seal.js';
import type { NoticesService } from '../notices/notices.service.js';
import type { WebhookOutbox } from '../webhooks/webhook-outbox.service.js';

/** What every write of the desk works with. */
export interface DeskContext {
  clock: Clock;
  directory: Directory;
  seal: Seal;
  notices: NoticesService;
  webhooks: WebhookOutbox;
}
