/** Certificates that were issued before the demo opens: one valid, one revoked with its successor, some in publicity. */
import type { INestApplicationContext } from '@nestjs/common';
import { CertificateSetup } from '../certificates/certificate-settings.js';
import { Identities } from '../certificates/identities/identities.js';
import { Issuing } from '../certificates/issuing/issuing.js';
import { CertifiedPeople } from '../certificates/people.js';
import { Register } from '../certificates/register.js';
import { DAY, localDay } from '../protocol/local-day.js';
import type { Asker } from '../kernel/actor.js';
import type { Paper } from '../protocol/certificates.js';
import { DUTY_PHONE } from './cast.js';
import { historyStart } from './history/history.js';
import { CERTIFICATES } from './history/sentences.js';

const PUBLICITY_DAYS = 7;

export async function issueSome(
  app: INestApplicationContext,
  coordinator: Asker,
  until: number,
): Promise<void> {
  const setup = app.get(CertificateSetup);
  const issuing = app.get(Issuing);
  const identities = app.get(Identities);
  await setup.change(coordinator, { inCharge: CERTIFICATES.inCharge, contact: DUTY_PHONE });

  const period = { from: localDay(historyStart({ until })), to: localDay(until - DAY) };
  const people = await app.get(CertifiedPeople).everybody(coordinator, { ...period, paper: 'record' });
  const [first, second, third, fourth] = people.filter((p) => p.who === 'volunteer' && p.minutes > 0);
  for (const [i, one] of [first, third, fourth].entries())
    if (one)
      await identities.change(coordinator, one.person.id, {
        volunteerNumber: `2101020000${String(i + 1).padStart(6, '0')}`,
      });
  const issue = async (to: typeof first, paper: Paper, remarks = '') =>
    to && (await issuing.issue(coordinator, { ...period, personId: to.person.id, paper, remarks })).row;

  await issue(first, 'record', CERTIFICATES.remarks);
  const wrong = await issue(second, 'record');
  if (wrong) await app.get(Register).revoke(coordinator, wrong.id, CERTIFICATES.revoked);
  await issue(second, 'record');
  await setup.change(coordinator, { publicityDays: PUBLICITY_DAYS });
  await issue(third, 'record');
  await issue(fourth, 'honour');
}
