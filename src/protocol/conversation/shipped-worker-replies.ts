/** What workers find ready until their unit keeps a list of its own: what is so, said at one touch, and nothing that promises. */
import type { QuickReply } from './quick-replies.js';

const reply = (id: string, zh: string, en: string, ...categories: string[]): QuickReply => ({
  id,
  zh,
  en,
  categories,
});
/** Where somebody stands who may be upset; that an elder is calm is said of elders only. */
const OF_PEOPLE = ['family', 'labour', 'property', 'neighbour', 'consumer', 'relief', 'petition', 'other'];

export const SHIPPED_WORKER_REPLIES: readonly QuickReply[] = [
  reply('not-alone', '对方在场，不便说话', 'Cannot talk, not alone', 'domestic_violence'),
  reply('safe', '人现在安全', 'They are safe now', 'domestic_violence'),
  reply('police-guarded', '已报警', 'Police called', 'minors', 'domestic_violence'),
  reply('child-safe', '孩子现在安全', 'The child is safe now', 'minors'),
  reply('visit-guarded', '需要上门', 'Please visit', 'minors', 'domestic_violence'),
  reply('visit', '需要上门', 'Please visit'),
  reply('calm', '当事人情绪稳定', 'They are calm', ...OF_PEOPLE),
  reply('elder-calm', '老人情绪稳定', 'The elder is calm', 'elder_fraud'),
  reply('police', '已报警', 'Police called'),
  reply('bank', '已联系银行止付', 'Bank asked to stop it', 'elder_fraud'),
  reply('here', '当事人在社区等候', 'They are waiting here'),
];
