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
  const cases = [
    ...(caseNumber ? [`number:${caseNumber.normalize('NFKC').replace(/\s/gu, '')}`] : []),
    ...(fromCall ? [`call:${lead.sourceId}`] : []),
  ];
  const keys = (who: string) => cases.map((one) => seal.index('lead.grant', `${who}|${one}`));
  const name = known?.name.normalize('NFKC').replace(/\s/gu, '');
  if (known?.idNumber)
    return { own: keys(`papers:${known.idNumber}`), alike: name ? keys(`name:${name}`) : [] };
  return { own: name ? keys(`name:${name}`) : [], alike: name ? keys(`namesake:${name}`) : [] };
}

/**
 * Keeps that the lead's person was granted relief for its case.
 * @throws Refusal `lead_granted_before` naming the lead by which they were
 */
export async function keepGrantOf(tx: Tx, seal: Seal, lead: LeadRow): Promise<void> {
  const { own, alike } = await keysOf(tx, seal, lead);
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
  const { own } = await keysOf(tx, seal, lead);
  for (const id of own) await keepGrant(tx, { id, leadId: lead.id });
  await keepNamesakes(tx, seal, lead);
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
