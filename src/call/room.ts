/** What this room gives to the house. */
import { CallsController } from './calls.controller.js';
import { CallDeeds } from './deeds.js';
import { DeskTools, Desk } from './desk.js';
import { CallDeadlines } from './deadlines.js';
import { DeadlinesOfCallController } from './deadlines.controller.js';
import { CallDetails } from './details.js';
import { CallList } from './list.js';
import { News } from './news.js';
import { Particulars } from './particulars.js';
import { Raising } from './raising.js';
import { Views } from './views.js';

export const CALL_CONTROLLERS = [CallsController, DeadlinesOfCallController];
export const CALL_PROVIDERS = [
  DeskTools,
  Desk,
  News,
  Views,
  Particulars,
  Raising,
  CallDeeds,
  CallDetails,
  CallDeadlines,
  CallList,
];
