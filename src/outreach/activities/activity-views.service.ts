/** Activities as their readers may see them. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { serviceRoleOf } from '../../directory/serving-role.js';
import { Seal } from '../../kernel/seal/seal.js';
import { iso } from '../../protocol/time/instant.js';
import type { Named } from '../../protocol/answers.js';
import type { Activity, ActivityRecord } from '../../protocol/outreach.js';
import { Store } from '../../store/store.js';
import type { AttendanceRow } from '../../ledger/service.entity.js';
import { arrivalsAt } from '../attendance/arrivals.repository.js';
import { attendancesAt, attendancesOf } from '../attendance/attendance.repository.js';
import { ownAttendance } from '../attendance/attendance-times.js';
import { feedbackOn, feedbackSealContext } from '../attendance/feedback.repository.js';
import { orderOfActivity } from '../orders/order-of-activity.js';
import type { ActivityRow } from './activities.entity.js';
import { seriesToCome } from './activities.repository.js';
import type { Clash } from '../clashes/activity-clashes.js';
import { ActivityClashesQuery } from '../clashes/activity-clashes.query.js';
import { knownEnterprises } from './activity-enterprise.js';
import { runsActivity } from './activity-roles.js';
import { activityState } from './activity-times.js';

export const reasonSealContext = (activityId: string): string => `activity.reason:${activityId}`;

@Injectable()
export class ActivityViewsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly seal: Seal,
    private readonly clashes: ActivityClashesQuery,
  ) {}

  async one(actor: Actor, row: ActivityRow): Promise<Activity> {
    return (await this.all(actor, [row]))[0]!;
  }

  /** In their order; clashes are for who runs it. */
  async all(actor: Actor, rows: readonly ActivityRow[]): Promise<Activity[]> {
    const { read } = this.store;
    const ids = rows.map((row) => row.id);
    const serves = serviceRoleOf(actor) !== undefined;
    const own = serves ? await attendancesOf(read, actor.id, ids) : [];
    const clashes = await this.clashes.of(
      actor,
      rows.filter((row) => runsActivity(actor, row)),
    );
    const enterprises = await knownEnterprises(read, actor, rows);
    const ownAt = new Map(own.map((row) => [row.activityId, row]));
    return rows.map((row) => ({
      ...this.shown(row, enterprises.get(row.enterpriseId ?? '')),
      ...(serves && { own: ownAttendance(ownAt.get(row.id)) }),
      ...this.clashesShown(clashes.get(row.id)),
    }));
  }

  /** But for what was asked there, which the calls know. */
  async record(actor: Actor, row: ActivityRow): Promise<ActivityRecord> {
    const { read } = this.store;
    const mayRun = runsActivity(actor, row);
    const said = await feedbackOn(read, row.id);
    const { directory, seal } = this;
    const order = await orderOfActivity({ read, directory, seal }, actor, row, mayRun);
    return {
      ...(await this.one(actor, row)),
      ...(mayRun && (await this.forWhoRuns(actor, row))),
      arrivals: await arrivalsAt(read, row.id),
      feedback: said
        .filter((one) => mayRun || one.personId === actor.id)
        .flatMap(({ id, personId, at, text }) => {
          const words = this.seal.tryOpen(feedbackSealContext(id), text);
          const { name } = holderOf(this.directory, personId);
          return words === undefined ? [] : [{ at: iso(at), by: { id: personId, name }, text: words }];
        }),
      ...(order && { order }),
      mayRun,
    };
  }

  private async forWhoRuns(
    actor: Actor,
    row: ActivityRow,
  ): Promise<Pick<ActivityRecord, 'people' | 'leading' | 'later'>> {
    const { read } = this.store;
    const places = await attendancesAt(read, [row.id]);
    const leading = row.inCharge
      .filter((id) => !places.some((place) => place.personId === id))
      .flatMap((id) => {
        const role = serviceRoleOf(this.directory.person(id) ?? { roles: [] });
        return role ? [{ person: holderOf(this.directory, id), role }] : [];
      });
    const toCome = await seriesToCome(read, row, this.clock.now());
    const later = toCome.filter((one) => one.id !== row.id && runsActivity(actor, one));
    return {
      people: places.map((place) => this.person(place)),
      leading,
      ...(row.seriesId !== null && { later: later.length }),
    };
  }

  private shown(row: ActivityRow, enterprise: Named | undefined): Activity {
    const community = this.directory.community(row.communityId ?? '');
    const reason = row.reason === null ? undefined : this.seal.tryOpen(reasonSealContext(row.id), row.reason);
    return {
      id: row.id,
      number: row.number,
      theme: row.theme,
      title: row.title,
      from: iso(row.fromAt),
      to: iso(row.toAt),
      place: row.place,
      ...(community && { community: { id: community.id, name: community.name } }),
      ...(enterprise && { enterprise }),
      ...(row.capacity !== null && { capacity: row.capacity }),
      signedUp: row.signedUp,
      state: activityState(row, this.clock.now()),
      inCharge: row.inCharge.map((id) => holderOf(this.directory, id)),
      ...(reason !== undefined && { reason }),
      ...(row.seriesId !== null && { seriesId: row.seriesId }),
    };
  }

  private clashesShown(clashes: readonly Clash[] | undefined): Pick<Activity, 'clashes'> {
    if (clashes === undefined) return {};
    return {
      clashes: clashes.map(({ personId, from, to, ...clash }) => ({
        person: holderOf(this.directory, personId),
        ...clash,
        from: iso(from),
        to: iso(to),
      })),
    };
  }

  private person = (row: AttendanceRow): NonNullable<ActivityRecord['people']>[number] => ({
    ...ownAttendance(row),
    person: holderOf(this.directory, row.personId),
    role: row.who,
    byList: row.byList,
  });
}
