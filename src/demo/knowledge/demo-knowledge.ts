/** The demo's knowledge base: written, published and reviewed through the year; one waits for its review, one is a draft. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { ArticlesService } from '../../knowledge/articles.service.js';
import { DAY, HOUR } from '../../protocol/time/durations.js';
import { addDays, dayBegins, localDay } from '../../protocol/time/local-day.js';
import type { Agenda } from '../history/demo-agenda.js';
import { DEMO_ARTICLES, type DemoArticle } from './knowledge-sentences.js';

export interface KnowledgeYear {
  as: (id: string) => CommandActor;
  agenda: Agenda;
  coordinatorId: string;
  officerIds: readonly string[];
  /** When the demo is opened. */
  until: number;
}

/** Long enough ago that its day of review has been set before. */
const WRITTEN_DAYS_AGO = 70;
const DRAFTED_DAYS_AGO = 2;
/** Every third was looked at again since. */
const REVIEWED_DAYS_AGO = 20;
const TO_BE_REVIEWED_DAYS_AGO = 15;

export function planKnowledge(app: INestApplicationContext, year: KnowledgeYear): void {
  const { as, agenda, coordinatorId, officerIds, until } = year;
  const articles = app.get(ArticlesService);
  const at = (daysAgo: number, hours: number) => dayBegins(localDay(until - daysAgo * DAY)) + hours * HOUR;
  for (const [n, one] of DEMO_ARTICLES.entries()) {
    const officerId = officerIds[n % officerIds.length]!;
    const reviewBy = addDays(localDay(until), one.reviewInDays);
    const isReviewed = n % 3 === 0 && !one.draft;
    agenda.at(one.draft ? at(DRAFTED_DAYS_AGO, 10) : at(WRITTEN_DAYS_AGO - n, 10), async () => {
      const { article } = await articles.make(as(officerId), {
        ...fieldsOf(one, localDay(at(WRITTEN_DAYS_AGO - n, 10))),
        ownerId: officerId,
        reviewBy: isReviewed ? addDays(localDay(until), -TO_BE_REVIEWED_DAYS_AGO) : reviewBy,
      });
      if (one.draft) return;
      await articles.publish(as(coordinatorId), article.id);
      if (isReviewed)
        agenda.at(at(REVIEWED_DAYS_AGO, 15), async () => {
          await articles.review(as(officerId), article.id, { reviewBy });
        });
    });
  }
}

function fieldsOf({ law, draft: _draft, reviewInDays: _days, ...rest }: DemoArticle, checkedOn: string) {
  return law
    ? { ...rest, kind: 'law' as const, law: { ...law, checkedOn } }
    : { ...rest, kind: 'article' as const };
}
