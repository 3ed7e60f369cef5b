/** Tells of what was promised or asked for at a talk, in the write that it tells of: the department and a day, no words. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { Directory } from '../directory/directory.js';
import { NoticesService } from '../notices/notices.service.js';
import { DAY } from '../protocol/time/durations.js';
import type { Tx } from '../store/store.js';
import { mayPromise } from './outline-readers.js';
import type { OutlineLineRow, OutlineRow } from './outlines.entity.js';

/** Over a weekend. */
const LASTS = 3 * DAY;

@Injectable()
export class OutlineNoticesService {
  constructor(
    private readonly notices: NoticesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  async remind(tx: Tx, outline: OutlineRow, line: OutlineLineRow, isLate: boolean): Promise<void> {
    const { unitId, departmentId, talkOn } = outline;
    const isPromise = line.kind === 'follow_up';
    const about = `${isPromise ? 'talk' : 'asked'}_${isLate ? 'late' : 'near'}` as const;
    for (const personId of this.whom(outline, line))
      await this.notices.notify(tx, {
        unitId,
        personId,
        kind: 'deadline',
        params: {
          about,
          name: this.directory.department(departmentId)?.name ?? '',
          date: line.dueOn?.slice(5) ?? '',
        },
        path: `/departments/${departmentId}?on=${talkOn}`,
        expiresAt: this.clock.now() + LASTS,
      });
  }

  /** Who promised it, while they can read the page. What was asked for is followed by who runs the talks. */
  private whom({ unitId, departmentId }: OutlineRow, { byId }: OutlineLineRow): readonly string[] {
    const department = this.directory.department(departmentId);
    return byId !== null && department && mayPromise(this.directory, department, byId)
      ? [byId]
      : this.directory.coordinatorsOrAdminsOf(unitId);
  }
}
