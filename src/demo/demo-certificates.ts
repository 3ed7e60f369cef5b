/** Certificates that were issued before the demo opens: one valid, one revoked with its successor, some in publicity. */
import type { INestApplicationContext } from '@nestjs/common';
import { CertificateSettingsService } from '../certificates/certificate-settings.service.js';
import { IdentitiesService } from '../certificates/identities/identities.service.js';
import { IssueCertificateService } from '../certificates/issuing/issue-certificate.service.js';
import { CertifiedPeopleQuery } from '../certificates/certified-people.query.js';
import { CertificateRegisterService } from '../certificates/certificate-register.service.js';
import { DAY } from '../protocol/time/durations.js';
import { localDay } from '../protocol/time/local-day.js';
import type { CommandActor } from '../kernel/actor.js';
import type { Paper } from '../protocol/certificates.js';
import { DUTY_PHONE } from './demo-people.js';
import { historyStart } from './history/demo-history.js';
import { CERTIFICATES } from './history/demo-sentences.js';

const PUBLICITY_DAYS = 7;

export async function issueDemoCertificates(
  app: INestApplicationContext,
  coordinator: CommandActor,
  until: number,
): Promise<void> {
  const settingsService = app.get(CertificateSettingsService);
  const issueService = app.get(IssueCertificateService);
  const identities = app.get(IdentitiesService);
  await settingsService.change(coordinator, { inCharge: CERTIFICATES.inCharge, contact: DUTY_PHONE });

  const period = { from: localDay(historyStart({ until })), to: localDay(until - DAY) };
  const people = await app.get(CertifiedPeopleQuery).everybody(coordinator, { ...period, paper: 'record' });
  const [first, second, third, fourth] = people.filter((p) => p.who === 'volunteer' && p.minutes > 0);
  for (const [i, one] of [first, third, fourth].entries())
    if (one)
      await identities.change(coordinator, one.person.id, {
        volunteerNumber: `2101020000${String(i + 1).padStart(6, '0')}`,
      });
  const issue = async (to: typeof first, paper: Paper, remarks = '') =>
    to && (await issueService.issue(coordinator, { ...period, personId: to.person.id, paper, remarks })).row;

  await issue(first, 'record', CERTIFICATES.remarks);
  const wrong = await issue(second, 'record');
  if (wrong) await app.get(CertificateRegisterService).revoke(coordinator, wrong.id, CERTIFICATES.revoked);
  await issue(second, 'record');
  await settingsService.change(coordinator, { publicityDays: PUBLICITY_DAYS });
  await issue(third, 'record');
  await issue(fourth, 'honour');
}
