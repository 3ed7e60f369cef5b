/** What this room gives to the house. */
import { CallsController } from './calls.controller.js';
import { CoHandling } from './co-handling-deeds.js';
import { CoHandlingController } from './co-handling.controller.js';
import { CommunityNews } from './community-news.js';
import { CallDeeds } from './deeds.js';
import { Desk } from './desk.js';
import { DeskTools } from './desk-tools.js';
import { CallDeadlines } from './deadlines.js';
import { DeadlinesOfCallController } from './deadlines.controller.js';
import { Drilling } from './drilling.js';
import { CallDetails } from './details.js';
import { CallList } from './list.js';
import { Explaining } from './explain.js';
import { News } from './news.js';
import { OfferDeeds } from './offer-deeds.js';
import { Particulars } from './particulars.js';
import { Preview } from './preview.js';
import { Raising } from './raising.js';
import { RaisingOverHttp } from './raising-http.js';
import { Recusals } from './recusals.js';
import { Returns } from './returns-deeds.js';
import { SittingLines } from './sitting-lines.js';
import { Views } from './views.js';
import { WhoWouldRing } from './would-ring.js';
import { WhyController } from './why.controller.js';

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
