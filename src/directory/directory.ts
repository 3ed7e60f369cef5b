/**
 * Who and where is what, held in memory: names, postings, settings and policies are needed with every
 * command and change seldom. Read again after each change here, and when another node's change is seen.
 */
import { Injectable } from '@nestjs/common';
import type { DeadlineRule } from '../protocol/administration.js';
import { CalendarCache } from '../calendar/calendar.cache.js';
import { DeviceRow } from './people/device.entity.js';
import { DevicesCache } from './caches/devices.cache.js';
import { NoticeSettingsCache } from './caches/notice-settings.cache.js';
import { DeadlinesCache } from './caches/deadlines.cache.js';
import { deadlinesOf, type Deadlines } from '../deadline/deadline-limits.js';
import { IntakeSourceRow } from './people/intake-source.entity.js';
import { AccountRow, MembershipRow } from './people/people.entity.js';
import { isWorkingInstant, nextOpening } from '../calendar/working-time.js';
import { CATEGORIES } from '../protocol/codes.js';
import { RosterCache } from './caches/roster.cache.js';
import { SourcesCache } from './caches/sources.cache.js';
import { WebhooksCache } from './caches/webhooks.cache.js';
import { WebhookRow } from '../notice/webhooks/webhooks.entity.js';
import { readAllRosterMaterial } from '../shift/roster-material.query.js';
import type { Policy } from '../protocol/calls/policy.js';
import {
  choosePolicy,
  DEFAULT_CALLING_ORDER,
  freezePolicy,
  type RaisedFacts,
} from '../routing/policy-choice.js';
import type { EscalationPolicy } from '../protocol/calls/policy.js';
import { Store, type Tx } from '../store/store.js';
import { allRows } from '../store/table.js';
import {
  AddedCategoryRow,
  CommunityRow,
  DepartmentRow,
  LiaisonRow,
  PolicyRow,
  SettingRow,
  SubdistrictRow,
  UnitRow,
} from './places.entity.js';
import type { Person } from './person.js';
import { coordinatorsByUnit } from './units/unit-coordinators.js';
import { DirectoryRevisionWatch } from './directory-revision.js';
import { byId, personOf, settingsByUnit } from './directory-mapping.js';
import { policiesByUnit } from './policy-mapping.js';
import { DEFAULT_SETTINGS, type UnitSettings } from './unit-settings.js';

@Injectable()
export class Directory {
  private units = new Map<string, UnitRow>();
  private departments = new Map<string, DepartmentRow>();
  private subdistricts = new Map<string, SubdistrictRow>();
  private communities = new Map<string, CommunityRow>();
  private people = new Map<string, Person>();
  private liaisons = new Map<string, LiaisonRow[]>();
  private unitSettings = new Map<string, UnitSettings>();
  private policies = new Map<string, Policy[]>();
  private coordinators = new Map<string, string[]>();
  private added = new Map<string, AddedCategoryRow[]>();
  private readonly following: DirectoryRevisionWatch;
  readonly calendars = new CalendarCache();
  private readonly rules = new DeadlinesCache();
  readonly devices = new DevicesCache();
  readonly sources = new SourcesCache();
  readonly webhooks = new WebhooksCache();
  readonly notice = new NoticeSettingsCache();
  readonly rosters = new RosterCache((unitId) => this.calendars.of(unitId));

  constructor(private readonly store: Store) {
    this.following = new DirectoryRevisionWatch(store, () => this.readAll());
  }

  unit = (id: string) => this.units.get(id);
  department = (id: string) => this.departments.get(id);
  subdistrict = (id: string) => this.subdistricts.get(id);
  community = (id: string) => this.communities.get(id);
  /** A shared device is named as a person is, where nobody has said who acts; so is what calls come from otherwise. */
  person = (id: string): Person | undefined =>
    this.people.get(id) ?? this.devices.of(id) ?? this.sources.of(id);
  hasUnitsBelow = (id: string): boolean => [...this.units.values()].some((u) => u.parentId === id);
  allUnits = () => [...this.units.values()];
  communitiesOf = (unitId: string) => [...this.communities.values()].filter((c) => c.unitId === unitId);
  /** In their order. */
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
  policiesOf = (unitId: string): readonly Policy[] => this.policies.get(unitId) ?? [DEFAULT_CALLING_ORDER];

  /** The policy that counts for the call, to be frozen onto it. */
  policy(unitId: string, { category, urgency }: Omit<RaisedFacts, 'open'>, at: number): EscalationPolicy {
    const raised = { category, urgency, open: isWorkingInstant(this.calendars.of(unitId), at) };
    return freezePolicy(choosePolicy(this.policiesOf(unitId), raised), raised, this.settings(unitId));
  }
  hoursAt(unitId: string, at: number): { open: boolean; opensAt: number | null } {
    const calendar = this.calendars.of(unitId);
    const opensAt = nextOpening(calendar, at);
    return { open: opensAt === at, opensAt };
  }
  /** Owners of last resort where a policy names none; where the unit has no coordinator, its administrators. */
  coordinatorsOrAdminsOf = (unitId: string): readonly string[] => this.coordinators.get(unitId) ?? [];

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
    const { read } = this.store;
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
      sources,
      webhooks,
      material,
    ] = await Promise.all([
      allRows(read, UnitRow),
      allRows(read, DepartmentRow, 'position', 'name', 'id'),
      allRows(read, SubdistrictRow),
      allRows(read, CommunityRow, 'code'),
      allRows(read, AccountRow),
      allRows(read, MembershipRow, 'position'),
      allRows(read, LiaisonRow),
      allRows(read, SettingRow),
      allRows(read, PolicyRow, 'position'),
      allRows(read, AddedCategoryRow),
      allRows(read, DeviceRow),
      allRows(read, IntakeSourceRow),
      allRows(read, WebhookRow),
      readAllRosterMaterial(read),
      this.notice.read(read),
      this.calendars.read(read),
      this.rules.read(read),
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
    this.sources.keep(sources);
    this.webhooks.keep(webhooks);
    this.rosters.keep(material);
  }
}
