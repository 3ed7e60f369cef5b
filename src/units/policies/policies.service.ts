/** A unit's escalation policies: read and written as one ordered list, so that their order is nobody's accident. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import type { PoliciesView, Policy, PolicyStep, PolicyWarning } from '../../protocol/calls/policy.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { DEFAULT_CALLING_ORDER } from '../../routing/policy-choice.js';
import { EMERGENCY_STEPS } from '../../routing/escalation-policy.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import type { Person } from '../../directory/person.js';
import {
  withoutEmptyPolicyFields,
  withoutEmptyStepFields,
  policiesErrors,
  type PolicyContext,
} from './policy-rules.js';
import { policyOf, policyRow } from '../../directory/policy-mapping.js';
import { policyWarnings, type WarnedUnit } from './policy-warnings.js';
import { findPoliciesOf, replacePolicies } from './policies.repository.js';

const policiesIn = async (from: Queries, unitId: string): Promise<Policy[]> => {
  const kept = await findPoliciesOf(from, unitId);
  return kept.length ? kept.map(policyOf).map(withoutEmptyPolicyFields) : [DEFAULT_CALLING_ORDER];
};

@Injectable()
export class PoliciesService {
  constructor(
    private readonly store: Store,
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async list({ unitId }: Actor): Promise<PoliciesView> {
    return this.shown(unitId, await policiesIn(this.store.read, unitId));
  }

  /**
   * Replaces them all, in this order.
   * @throws Refusal `invalid` with `items.0.steps.1.seconds` and the like, `stale`
   */
  change(actor: Actor, given: readonly Policy[], tag?: string): Promise<PoliciesView> {
    const { unitId } = actor;
    const wanted = given.map(withoutEmptyPolicyFields);
    const fields = policiesErrors(wanted, this.known(unitId));
    if (fields) refuse('invalid', { fields });
    return this.changes.make(actor, 'policy.change', async (tx) => {
      const now = await policiesIn(tx, unitId);
      if (versionTagOf(now) === versionTagOf(wanted)) return { value: this.shown(unitId, now) };
      requireCurrent(tag, now);
      // An id that is not one of theirs is a new policy's.
      const ids = new Set(now.map((p) => p.id).filter((id) => id !== DEFAULT_CALLING_ORDER.id));
      const items = wanted.map((p) => (ids.delete(p.id) ? p : { ...p, id: newId(this.clock) }));
      await this.write(tx, unitId, items);
      return { value: this.shown(unitId, items), subject: unitId, data: { from: now, to: items } };
    });
  }

  /** The steps of the last policy, which matches every call. */
  changeLast(actor: Actor, given: readonly PolicyStep[], tag?: string): Promise<readonly PolicyStep[]> {
    const { unitId } = actor;
    const steps = given.map(withoutEmptyStepFields);
    return this.changes.make(actor, 'policy.change', async (tx) => {
      const all = await policiesIn(tx, unitId);
      const last = all.at(-1)!;
      if (JSON.stringify(last.steps) === JSON.stringify(steps)) return { value: last.steps };
      requireCurrent(tag, last.steps);
      const id = last.id === DEFAULT_CALLING_ORDER.id ? newId(this.clock) : last.id;
      await this.write(tx, unitId, [...all.slice(0, -1), { ...last, id, steps }]);
      return { value: steps, subject: unitId, data: { from: last.steps, to: steps } };
    });
  }

  /** What would ring nobody, in the policies as they are being written. */
  check({ unitId, lang }: Actor, given: readonly Policy[]): PolicyWarning[] {
    const unit = this.unit(unitId);
    return given.flatMap((policy, i) =>
      policyWarnings(withoutEmptyPolicyFields(policy), unit, lang).map((warning) => ({
        policy: i,
        ...warning,
      })),
    );
  }

  private async write(tx: Tx, unitId: string, items: readonly Policy[]): Promise<void> {
    const changedAt = this.clock.now();
    await replacePolicies(
      tx,
      unitId,
      items.map((p, position) => policyRow(p, { unitId, position, changedAt })),
    );
  }

  private shown(unitId: string, items: readonly Policy[]): PoliciesView {
    const steers = new Set(this.directory.coordinatorsOrAdminsOf(unitId));
    const people = this.directory
      .peopleOf(unitId)
      .filter((p) => !p.disabled && (isOfficer(p) || steers.has(p.id)));
    return {
      items: [...items],
      emergencySteps: EMERGENCY_STEPS,
      people: people.map((p) => ({
        id: p.id,
        name: p.name,
        ...(p.title && { title: p.title }),
        departmentId: p.departmentId,
        coordinates: steers.has(p.id),
        officer: isOfficer(p),
      })),
      departments: this.directory.departmentsOf(unitId).map(({ id, name }) => ({ id, name })),
      tag: versionTagOf([...items]),
    };
  }

  private known(unitId: string): PolicyContext {
    const { directory } = this;
    const here = (id: string) => {
      const person = directory.person(id);
      return person?.unitId === unitId ? person : undefined;
    };
    return {
      department: (id) => directory.department(id)?.unitId === unitId,
      officer: (id) => here(id)?.roles.includes('officer') ?? false,
      coordinator: (id) =>
        here(id)?.roles.some((role) => role === 'coordinator' || role === 'admin') ?? false,
      category: (code) => directory.hasCategory(unitId, code),
    };
  }

  private unit(unitId: string): WarnedUnit {
    const { directory } = this;
    const now = this.clock.now();
    const rostered = directory.rosters.at(unitId, now);
    return {
      officers: directory
        .peopleOf(unitId)
        .filter((p) => !p.disabled && isOfficer(p))
        .map((p) => ({ ...p, coordinates: p.roles.includes('coordinator') })),
      liaisons: directory.communitiesOf(unitId).some((c) => directory.liaisonOf(c.id, now) !== undefined),
      rostered: rostered.length > 0,
      leaders: rostered.some((r) => r.role === 'leader'),
    };
  }
}

const isOfficer = (p: Person) => p.roles.includes('officer');
