/** Tells of leads for supervision, in the write that it tells of: a number, and no word of what it is about. */
import { Injectable } from '@nestjs/common';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY } from '../protocol/time/durations.js';
import type { Tx } from '../store/store.js';
import type { SupervisionLeadRow } from './supervision.entity.js';

const LASTS = 3 * DAY;
type Told = Pick<SupervisionLeadRow, 'unitId' | 'number'>;
type About = NoticeAbout<'supervision'>;

@Injectable()
export class SupervisionNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  /** Where the unit has no coordinator, its administrators. @param but who did it themselves */
  coordinators(tx: Tx, lead: Told, about: About, but: string): Promise<void> {
    return this.tell(tx, lead, this.directory.coordinatorsOrAdminsOf(lead.unitId), about, but);
  }

  /** Its head; where it has none who is there still, its officers; where it has none of them either, who coordinates. */
  department(tx: Tx, lead: Told, departmentId: string, but: string): Promise<void> {
    const there = this.directory.peopleOf(lead.unitId).filter(({ disabled }) => !disabled);
    const headId = this.directory.department(departmentId)?.headId;
    const head = there.filter(({ id }) => id === headId);
    const officers = there.filter(
      (one) => one.departmentId === departmentId && one.roles.includes('officer'),
    );
    const told = (head.length ? head : officers).map(({ id }) => id);
    const people = told.length ? told : this.directory.coordinatorsOrAdminsOf(lead.unitId);
    return this.tell(tx, lead, people, 'handed_over', but);
  }

  whoHandedIn(tx: Tx, lead: SupervisionLeadRow, but: string): Promise<void> {
    return this.tell(tx, lead, [lead.handedInBy], 'told', but);
  }

  private async tell(
    tx: Tx,
    { unitId, number }: Told,
    people: readonly string[],
    about: About,
    but: string,
  ): Promise<void> {
    for (const personId of people)
      if (personId !== but && this.directory.person(personId)?.disabled === false)
        await this.notices.notify(tx, {
          unitId,
          personId,
          kind: 'supervision',
          params: { ...(about && { about }), ...(number && { number }) },
          path: '/leads/supervision',
          expiresAt: this.clock.now() + LASTS,
        });
  }
}
