/** Campaigns: one of the city in which the district takes part, one of its own, and one that has ended. */
import type { INestApplicationContext } from '@nestjs/common';
import type { CommandActor } from '../../kernel/actor.js';
import { DAY } from '../../protocol/time/durations.js';
import { addDays, localDay } from '../../protocol/time/local-day.js';
import { ActivitiesListQuery } from '../../outreach/activities/activities-list.query.js';
import { LeadsListQuery } from '../../relief/leads/leads-list.query.js';
import { CampaignMarksService } from '../../trends/campaigns/campaign-marks.service.js';
import { CampaignsService } from '../../trends/campaigns/campaigns.service.js';

export async function runDemoCampaigns(
  app: INestApplicationContext,
  { coordinator, city }: { coordinator: CommandActor; city: CommandActor },
  until: number,
): Promise<void> {
  const campaigns = app.get(CampaignsService);
  const marks = app.get(CampaignMarksService);
  const day = (days: number) => addDays(localDay(until), days);
  const women = await campaigns.add(city, {
    name: '关注困难妇女群体 加强专项司法救助',
    lookFor: '因案致生活困难的妇女：被家庭暴力伤害的、独自抚养未成年子女的、丧失劳动能力的。',
    categories: ['family', 'domestic_violence'],
    kinds: ['serious_injury', 'negligent_injury', 'homicide'],
    from: day(-200),
    to: day(60),
  });
  await campaigns.add(coordinator, {
    name: '因案致贫返贫家庭排查',
    lookFor: '因案致贫、有返贫风险的家庭，和民政、乡村振兴部门的名单对照。',
    categories: ['relief'],
    kinds: ['property_loss', 'family'],
    from: day(20),
    to: day(140),
  });
  const elders = await campaigns.add(coordinator, {
    name: '打击整治养老诈骗宣传',
    lookFor: '被养老诈骗骗走积蓄、生活困难的老年人。',
    categories: ['elder_fraud'],
    kinds: ['property_loss'],
    from: day(-300),
    to: day(-120),
  });
  const { items: leads } = await app.get(LeadsListQuery).list(coordinator, { limit: 20 });
  for (const { id, kind } of leads) {
    const campaignId = kind === 'property_loss' ? elders : women;
    if (kind === 'family' || kind === 'other') continue;
    await marks.put(coordinator, campaignId, { kind: 'lead', itemId: id });
  }
  const held = await app.get(ActivitiesListQuery).list(coordinator, {
    from: until - 300 * DAY,
    to: until - 120 * DAY,
    theme: 'elder_fraud',
    limit: 12,
  });
  for (const { id } of held.items) await marks.put(coordinator, elders, { kind: 'activity', itemId: id });
  await campaigns.change(coordinator, elders, { ended: true, version: 1 });
}
