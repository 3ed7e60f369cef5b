/** What this room gives to the house. */
import { CallsController } from './calls.controller.js';
import { CoHandling } from './deeds/co-handling-deeds.js';
import { CoHandlingController } from './co-handling.controller.js';
import { CommunityNews } from '../desk/news/community-news.js';
import { CallDeeds } from './deeds/deeds.js';
import { Desk } from '../desk/desk.js';
import { DeskTools } from '../desk/desk-tools.js';
import { CallDeadlines } from './deadlines.js';
import { DeadlinesOfCallController } from './deadlines.controller.js';
import { Drilling } from './deeds/drilling.js';
import { CallDetails } from './queries/details.js';
import { CallList } from './queries/list.js';
import { Explaining } from './why/explain.js';
import { News } from '../desk/news/news.js';
import { OfferDeeds } from './deeds/offer-deeds.js';
import { Particulars } from './deeds/particulars.js';
import { Preview } from './why/preview.js';
import { Raising } from './deeds/raising.js';
import { RaisingOverHttp } from './deeds/raising-http.js';
import { Recusals } from './deeds/recusals.js';
import { Returns } from './deeds/returns-deeds.js';
import { SittingLines } from '../desk/sitting-lines.js';
import { Views } from '../desk/views/views.js';
import { WhoWouldRing } from './why/would-ring.js';
import { WhyController } from './why/why.controller.js';

export const CALL_CONTROLLERS = [
  CallsController,
  DeadlinesOfCallController,
  WhyController,
  CoHandlingController,
];
export const CALL_PROVIDERS = [
  DeskTools,
  Desk,
  SittingLines,
  News,
  CommunityNews,
  Views,
  Particulars,
  Raising,
  RaisingOverHttp,
  CallDeeds,
  OfferDeeds,
  Recusals,
  Drilling,
  CallDetails,
  CallDeadlines,
  CallList,
  Explaining,
  Preview,
  WhoWouldRing,
  CoHandling,
  Returns,
];
