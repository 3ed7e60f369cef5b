/** Departments (内设机构) of a unit: what they do, who heads them, in which order they stand. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { DepartmentView } from '../../protocol/administration.js';
import {
  DirectoryChangesService,
  requireCurrent,
  versionTagOf,
} from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import { holderOf, isStaffOf } from '../../directory/holder.js';
import { countDepartmentAccounts } from '../../directory/people/accounts.repository.js';
import { hasDepartmentDevices } from '../../directory/people/devices.repository.js';
import type { DepartmentRow } from '../../directory/places.entity.js';
import type { Tx } from '../../store/store.js';
import {
  deleteDepartment,
  findDepartmentOfUnit,
  findDepartmentsOf,
  hasDepartmentLeads,
  hasDepartmentOutlines,
  hasDepartmentShifts,
  hasDepartmentSupervision,
  insertDepartment,
  isDepartmentAsked,
  updateDepartment,
} from './departments.repository.js';

const MOST_DEPARTMENTS = 50;
type Fields = Pick<DepartmentRow, 'name' | 'remit' | 'headId' | 'position'>;
/** What is given; the rest stays. */
export type DepartmentChange = { [K in keyof Fields]?: Fields[K] | undefined };

const fieldsOf = ({ name, remit, headId, position }: DepartmentRow): Fields => ({
  name,
  remit,
  headId,
  position,
});

@Injectable()
export class DepartmentsService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Officers who are nothing else are told of their own, and of those that they head. */
  list({ id: actorId, unitId, roles, departmentId }: Actor): DepartmentView[] {
    const steers = roles.includes('coordinator') || roles.includes('admin');
    return this.directory
      .departmentsOf(unitId)
      .filter(({ id, headId }) => steers || id === departmentId || headId === actorId)
      .map((department) => this.shown(department));
  }

  /** @throws Refusal `already_exists`, `too_many_kept`, `invalid` */
  add(actor: Actor, given: Pick<DepartmentChange, 'remit' | 'headId'> & { name: string }) {
    return this.changes.make(actor, 'department.add', async (tx) => {
      const all = await findDepartmentsOf(tx, actor.unitId);
      if (all.some((d) => d.name === given.name)) refuse('already_exists');
      if (all.length >= MOST_DEPARTMENTS) refuse('too_many_kept', { params: { max: MOST_DEPARTMENTS } });
      this.requireHead(actor, given.headId);
      const department: DepartmentRow = {
        id: newId(this.clock),
        unitId: actor.unitId,
        name: given.name,
        remit: given.remit ?? '',
        headId: given.headId ?? null,
        position: Math.max(-1, ...all.map((d) => d.position)) + 1,
      };
      await insertDepartment(tx, department);
      return { value: this.shown(department), subject: department.id, data: { name: given.name } };
    });
  }

  /** What is given, and leaves the rest. @throws Refusal `not_found`, `already_exists`, `invalid`, `stale` */
  change(actor: Actor, id: string, given: DepartmentChange, tag?: string): Promise<DepartmentView> {
    return this.changes.make(actor, 'department.change', async (tx) => {
      const all = await findDepartmentsOf(tx, actor.unitId);
      const now = all.find((d) => d.id === id) ?? refuse('not_found');
      const present = Object.entries(given).filter(([, value]) => value !== undefined);
      const then: DepartmentRow = { ...now, ...(Object.fromEntries(present) as Partial<Fields>) };
      if (versionTagOf(fieldsOf(then)) === versionTagOf(fieldsOf(now))) return { value: this.shown(now) };
      requireCurrent(tag, fieldsOf(now));
      if (all.some((d) => d.id !== id && d.name === then.name)) refuse('already_exists');
      if (then.headId !== now.headId) this.requireHead(actor, then.headId);
      if (!(await updateDepartment(tx, now, fieldsOf(then)))) refuse('stale');
      return { value: this.shown(then), subject: id, data: { from: fieldsOf(now), to: fieldsOf(then) } };
    });
  }

  /** @throws Refusal `not_found`; `conflict` that says what still names it */
  remove(actor: Actor, id: string): Promise<void> {
    return this.changes.make(actor, 'department.remove', async (tx) => {
      const { name } = (await findDepartmentOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      await this.requireUnused(tx, actor, id);
      await deleteDepartment(tx, id);
      return { value: undefined, subject: id, data: { name } };
    });
  }

  private async requireUnused(tx: Tx, { unitId }: Actor, id: string): Promise<void> {
    const count = await countDepartmentAccounts(tx, id);
    if (count > 0) refuse('department_has_people', { params: { count } });
    if (await hasDepartmentDevices(tx, id)) refuse('department_has_devices');
    if (await hasDepartmentShifts(tx, id)) refuse('department_in_roster');
    if (await hasDepartmentOutlines(tx, id)) refuse('department_has_outlines');
    if (await hasDepartmentLeads(tx, id)) refuse('department_has_leads');
    if (await hasDepartmentSupervision(tx, id)) refuse('department_has_supervision');
    if (await isDepartmentAsked(tx, id)) refuse('department_asked_to_help');
    const isRung = this.directory
      .policiesOf(unitId)
      .some(({ steps }) => steps.some((step) => step.departmentId === id));
    if (isRung) refuse('department_in_policy');
  }

  /** Staff of the unit: a department may be headed by who belongs to another or to none. */
  private requireHead({ unitId }: Actor, headId: string | null | undefined): void {
    if (headId === null || headId === undefined) return;
    if (!isStaffOf(this.directory, unitId, headId)) refuse('invalid', { fields: { headId: 'field_choice' } });
  }

  private shown(department: DepartmentRow): DepartmentView {
    const { id, unitId, name, remit, headId, position } = department;
    return {
      id,
      name,
      remit,
      head: headId === null ? null : holderOf(this.directory, headId),
      position,
      people: this.directory.peopleOf(unitId).filter((p) => p.departmentId === id && !p.disabled).length,
      tag: versionTagOf(fieldsOf(department)),
    };
  }
}
