/** What this room gives to the house. */
import { Carrying } from './carrying.js';
import { NoticeController } from './notice.controller.js';
import { Notices } from './notices.js';
import { OwnNotice } from './own-notice.js';
import { Sending } from './sending.js';
import { NoticeSetup } from './setup.js';
import { NoticeWorker } from './worker.js';

export const NOTICE_CONTROLLERS = [NoticeController];
export const NOTICE_PROVIDERS = [Notices, Sending, Carrying, NoticeWorker, NoticeSetup, OwnNotice];
