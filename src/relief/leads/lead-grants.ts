/**
 * One grant a person a case, whichever unit or agency gives it. A person is known by the number of their papers, or by
 * their name where nobody has it; a case by its number, or by the call that the lead came from. What is kept of both is
 * a keyed index.
 */
import type { Seal } from '../../kernel/seal/seal.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Tx } from '../../store/store.js';
import { openBeneficiary, openSaid } from './lead-seal.js';
import { findGrants, keepGrant } from './rows/lead-deadlines.repository.js';
import type { LeadRow } from './rows/leads.entity.js';
import { findLead, findStepsOf } from './rows/leads.repository.js';

interface Keys {
  /** One a case, whoever it is of: whoever holds it decides alone, in whichever unit. */
  cases: readonly string[];
  /** No two leads may have one of these. */
  own: readonly string[];
  /** Of the same name without papers: another lead with one of these is the same person as far as anybody knows. */
  alike: readonly string[];
}

async function keysOf(tx: Tx, seal: Seal, lead: LeadRow): Promise<Keys> {
  const known = openBeneficiary(seal, lead)?.given;
  const gate = (await findStepsOf(tx, lead.id)).find(({ step }) => step === 'gate');
  const { caseNumber } = openSaid(seal, lead.id, 'gate', gate?.said ?? null);
  const fromCall = lead.sourceKind === 'call' || lead.sourceKind === 'look_back';
  const of = [
    ...(caseNumber ? [`number:${plain(caseNumber)}`] : []),
    ...(fromCall ? [`call:${lead.sourceId}`] : []),
  ];
  const keys = (who: string) => of.map((one) => seal.index('lead.grant', `${who}|${one}`));
  const cases = keys('case');
  const name = known?.name.normalize('NFKC').replace(/\s/gu, '');
  if (known?.idNumber)
    return { cases, own: keys(`papers:${known.idNumber}`), alike: name ? keys(`name:${name}`) : [] };
  return { cases, own: name ? keys(`name:${name}`) : [], alike: name ? keys(`namesake:${name}`) : [] };
}

/** 〔2026〕, （2026） and [2026] are one number. */
const plain = (caseNumber: string): string =>
  caseNumber
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Keeps that the lead's person was granted relief for its case.
 * @throws Refusal `lead_granted_before` naming the lead by which they were
 */
export async function keepGrantOf(tx: Tx, seal: Seal, lead: LeadRow): Promise<void> {
  const { cases, own, alike } = await keysOf(tx, seal, lead);
  // Another unit may be granting it this instant, to a person of that name whose papers it has or has not.
  for (const id of cases) await keepGrant(tx, { id, leadId: lead.id });
  const before = (await findGrants(tx, alike)).find(({ leadId }) => leadId !== lead.id);
  if (before) await refuseFor(tx, before.leadId);
  for (const id of own) {
    const other = await keepGrant(tx, { id, leadId: lead.id });
    if (other !== undefined) await refuseFor(tx, other);
  }
  await keepNamesakes(tx, seal, lead);
}

/** Another body has granted it: no later lead may grant a second one, and this one is as it is. */
export async function keepGrantElsewhere(tx: Tx, seal: Seal, lead: LeadRow): Promise<void> {
  const { cases, own } = await keysOf(tx, seal, lead);
  for (const id of [...cases, ...own]) await keepGrant(tx, { id, leadId: lead.id });
  await keepNamesakes(tx, seal, lead);
}

/**
 * Of a lead that was decided already: whom it is about is told otherwise, or only now.
 * @throws Refusal `lead_granted_before` where that is somebody who was granted relief by another lead
 */
export async function keepGrantAnew(tx: Tx, seal: Seal, lead: LeadRow): Promise<void> {
  if (lead.granted) return keepGrantOf(tx, seal, lead);
  const decided = (await findStepsOf(tx, lead.id)).find(({ step }) => step === 'decided');
  if (openSaid(seal, lead.id, 'decided', decided?.said ?? null).elsewhere?.length)
    await keepGrantElsewhere(tx, seal, lead);
}

/** For a later one of the same name of whom nobody has the papers. */
async function keepNamesakes(tx: Tx, seal: Seal, lead: LeadRow): Promise<void> {
  if (lead.idNumber === null) return;
  const { alike } = await keysOf(tx, seal, { ...lead, idNumber: null });
  for (const id of alike) await keepGrant(tx, { id, leadId: lead.id });
}

async function refuseFor(tx: Tx, leadId: string): Promise<never> {
  return refuse('lead_granted_before', { params: { number: (await findLead(tx, leadId))?.number ?? '' } });
}
