/** What this room gives to the house. */
import { Notices } from './notices.js';
import { NoticeWorker } from './worker.js';

export const NOTICE_PROVIDERS = [Notices, NoticeWorker];
