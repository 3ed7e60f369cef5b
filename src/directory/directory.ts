/**
 * Who and where is what, held in memory: names, postings, settings and policies are needed with every
 * deed and change seldom. Read again after each change here, and when another node's change is seen.
 */
import { Injectable } from '@nestjs/common';
import { KeptCalendars } from '../calendar/kept.js';
import { DeviceRow } from './device.entities.js';
import { KeptDevices } from './kept.js';
import { KeptNotice } from '../notice/kept.js';
import { KeptDeadlines } from '../deadline/kept.js';
import { deadlinesOf, type DeadlineRule, type Deadlines } from '../deadline/rules.js';
import { Account, Membership } from './people.entities.js';
import { isOpen, nextOpening } from '../calendar/working-time.js';
import { CATEGORIES } from '../protocol/words.js';
import { KeptRosters } from '../shift/kept.js';
import { allMaterial } from '../shift/material.js';
import type { Policy } from '../protocol/policy.js';
import { choose, DEFAULT_POLICY, freeze, type Raised } from '../routing/match.js';
import type { EscalationPolicy } from '../routing/policy.js';
import { Store, type Tx } from '../store/store.js';
import {
  AddedCategory,
  Community,
  Department,
  Liaison,
  PolicyRow,
  Setting,
  Subdistrict,
  Unit,
} from './places.entities.js';
import type { Person } from './person.js';
import { coordinatorsByUnit } from './coordinators.js';
import { Following } from './following.js';
import { byId, personOf, settingsByUnit } from './directory-rows.js';
import { policiesByUnit } from './policy-rows.js';
import { DEFAULT_SETTINGS, type UnitSettings } from './settings.js';

@Injectable()
export class Directory {
  private units = new Map<string, Unit>();
  private departments = new Map<string, Department>();
  private subdistricts = new Map<string, Subdistrict>();
  private communities = new Map<string, Community>();
  private people = new Map<string, Person>();
  private liaisons = new Map<string, Liaison[]>();
  private unitSettings = new Map<string, UnitSettings>();
  private policies = new Map<string, Policy[]>();
  private coordinators = new Map<string, string[]>();
  private added = new Map<string, AddedCategory[]>();
  private readonly following: Following;
  readonly calendars = new KeptCalendars();
  private readonly rules = new KeptDeadlines();
  readonly devices = new KeptDevices();
  readonly notice = new KeptNotice();
  readonly rosters = new KeptRosters((unitId) => this.calendars.of(unitId));

  constructor(private readonly store: Store) {
    this.following = new Following(store, () => this.readAll());
  }

  unit = (id: string) => this.units.get(id);
  department = (id: string) => this.departments.get(id);
  subdistrict = (id: string) => this.subdistricts.get(id);
  community = (id: string) => this.communities.get(id);
  /** A shared device is named as a person is, where nobody has said who acts. */
  person = (id: string): Person | undefined => this.people.get(id) ?? this.devices.of(id);
  allUnits = () => [...this.units.values()];
  communitiesOf = (unitId: string) => [...this.communities.values()].filter((c) => c.unitId === unitId);
  departmentsOf = (unitId: string) => [...this.departments.values()].filter((d) => d.unitId === unitId);
  peopleOf = (unitId: string) => [...this.people.values()].filter((p) => p.unitId === unitId);
  coordinatorsOf = (unitId: string) =>
    this.peopleOf(unitId).filter((p) => p.roles.includes('coordinator') && !p.disabled);
  addedCategories = (unitId: string) => this.added.get(unitId) ?? [];

  /** The officer posted to the community at that instant. */
  liaisonOf(communityId: string, at: number): string | undefined {
    return this.liaisons
      .get(communityId)
      ?.find((l) => l.startsAt <= at && (l.endsAt === null || at < l.endsAt))?.officerId;
  }
  settings = (unitId: string): UnitSettings => this.unitSettings.get(unitId) ?? DEFAULT_SETTINGS;

  deadlineRules = (unitId: string): readonly DeadlineRule[] => this.rules.of(unitId);
  /** How long what may take, as it is now, to be frozen onto a call. */
  deadlines = (unitId: string): Deadlines =>
    deadlinesOf(this.calendars.of(unitId), this.deadlineRules(unitId), this.settings(unitId));

  /** In the order in which they are tried; the last one matches every call. */
  policiesOf = (unitId: string): readonly Policy[] => this.policies.get(unitId) ?? [DEFAULT_POLICY];

  /** The policy that counts for the call, to be frozen onto it. */
  policy(unitId: string, { category, urgency }: Omit<Raised, 'open'>, at: number): EscalationPolicy {
    const raised = { category, urgency, open: isOpen(this.calendars.of(unitId), at) };
    return freeze(choose(this.policiesOf(unitId), raised), raised, this.settings(unitId));
  }
  hoursAt(unitId: string, at: number): { open: boolean; opensAt: number | null } {
    const calendar = this.calendars.of(unitId);
    const opensAt = nextOpening(calendar, at);
    return { open: opensAt === at, opensAt };
  }
  /** Owners of last resort where a policy names none; where the unit has no coordinator, its administrators. */
  stewardsOf = (unitId: string): readonly string[] => this.coordinators.get(unitId) ?? [];

  hasCategory(unitId: string, code: string): boolean {
    return (
      (CATEGORIES as readonly string[]).includes(code) ||
      this.addedCategories(unitId).some((c) => c.code === code)
    );
  }

  /** Inside the write that changed something here; call `reload` after it. */
  touch = (tx: Tx): Promise<void> => this.following.touch(tx);
  reload = (): Promise<void> => this.following.anew();
  reloadIfChanged = (): Promise<void> => this.following.ifChanged();
  /** What somebody has just done on another node is known here, before anybody is answered. */
  current = (): Promise<void> => this.following.current();
  /** Grows with every change of what is held here. */
  get revision(): number {
    return this.following.revision;
  }

  private async readAll(): Promise<void> {
    const { manager } = this.store.read;
    const [
      units,
      departments,
      subdistricts,
      communities,
      accounts,
      memberships,
      liaisons,
      settings,
      policies,
      added,
      devices,
      material,
    ] = await Promise.all([
      manager.find(Unit),
      manager.find(Department),
      manager.find(Subdistrict),
      manager.find(Community, { order: { code: 'ASC' } }),
      manager.find(Account),
      manager.find(Membership, { order: { position: 'ASC' } }),
      manager.find(Liaison),
      manager.find(Setting),
      manager.find(PolicyRow, { order: { position: 'ASC' } }),
      manager.find(AddedCategory),
      manager.find(DeviceRow),
      allMaterial(this.store.read),
      this.notice.read(manager),
      this.calendars.read(manager),
      this.rules.read(manager),
    ]);
    this.units = byId(units);
    this.departments = byId(departments);
    this.subdistricts = byId(subdistricts);
    this.communities = byId(communities);
    const memberOf = Map.groupBy(memberships, (m) => m.accountId);
    this.people = byId(accounts.map((a) => personOf(a, memberOf.get(a.id) ?? [])));
    this.liaisons = Map.groupBy(liaisons, (l) => l.communityId);
    this.unitSettings = settingsByUnit(settings);
    this.policies = policiesByUnit(policies);
    this.coordinators = coordinatorsByUnit([...this.people.values()]);
    this.added = Map.groupBy(added, (c) => c.unitId);
    this.devices.keep(
      devices,
      (d) =>
        this.communities.get(d.communityId ?? '')?.name ??
        this.departments.get(d.departmentId ?? '')?.name ??
        this.units.get(d.unitId)?.name ??
        '',
    );
    this.rosters.keep(material);
  }
}
