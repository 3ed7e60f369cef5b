/**
 * Opens a call back for each closing with which somebody is not satisfied, found by what the calls themselves say; drops
 * those whose call goes on; draws the month's samples; and reminds coordinators of what is due.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { workingDaysLater } from '../deadline/day-count.js';
import { loadCall } from '../desk/journal/journal.repository.js';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { LOGGER } from '../kernel/logger.js';
import { NoticesService } from '../notices/notices.service.js';
import { MOST_A_TURN, ReminderSweep } from '../notices/reminder-sweep.js';
import { DAY } from '../protocol/time/durations.js';
import { dayBegins, localDay } from '../protocol/time/local-day.js';
import { Store, type Tx } from '../store/store.js';
import { callBackReason, drawn, madeOnCall } from './review-rules.js';
import { toldOf } from './reviewers.js';
import type { CallBackRow } from './reviews.entity.js';
import * as rows from './reviews.repository.js';

/** Whoever was not satisfied longer ago than this was told so by other ways. */
const LOOKED_BACK = 60 * DAY;
/** Long enough for who comes back after a holiday. */
const LASTS = 7 * DAY;

@Injectable()
export class ReviewsSweep extends ReminderSweep<CallBackRow> {
  protected readonly deed = 'call-back-remind';
  protected readonly untold = 'calls back or samples could not be seen to and will be';
  protected readonly find = rows.findCallBacksToRemind;
  protected readonly move = rows.moveReminder;

  constructor(
    store: Store,
    clock: Clock,
    @Inject(LOGGER) log: Logger,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
  ) {
    super(store, clock, log);
  }

  protected override async sweep(): Promise<void> {
    const { read } = this.store;
    await this.each(await rows.callBacksOfCallsThatGoOn(read, MOST_A_TURN), (row) => this.drop(row));
    const since = this.clock.now() - LOOKED_BACK;
    const found = await rows.dissatisfiedClosings(read, since, MOST_A_TURN);
    await this.each(found, (one) => this.open(one));
    await this.each(await rows.callBacksPerhapsMade(read, MOST_A_TURN), (row) => this.end(row));
    await this.each(this.directory.allUnits(), ({ id }) => this.draw(id));
    await super.sweep();
  }
  protected lateAt({ dueAt }: CallBackRow): number {
    return dueAt;
  }
  protected override queueOf({ unitId }: CallBackRow): string {
    return `desk:${unitId}`;
  }
  protected tell(tx: Tx, row: CallBackRow, stage: 'near' | 'late'): Promise<void> {
    return this.notify(tx, row, stage === 'late' ? 'call_back_late' : 'call_back_near');
  }

  private drop = (row: CallBackRow): Promise<void> =>
    this.store.write(
      'call-back-drop',
      async (tx) => {
        const line = (await loadCall(tx, row.callId))?.line;
        if (line?.closedAt !== row.closedAt)
          await rows.updateCallBack(tx, row, { state: 'dropped', remindAt: null });
      },
      { queue: `desk:${row.unitId}` },
    );

  /** Noted on the call's own page that the resident was asked back: made, without a result of its own. */
  private end = (row: CallBackRow): Promise<void> =>
    this.store.write(
      'call-back-end',
      async (tx) => {
        const line = (await loadCall(tx, row.callId))?.line;
        const made = line?.closedAt === row.closedAt ? madeOnCall(line) : undefined;
        if (made) await rows.updateCallBack(tx, row, { ...made, remindAt: null });
      },
      { queue: `desk:${row.unitId}` },
    );

  private open = ({ unitId, callId }: { unitId: string; callId: string }): Promise<void> =>
    this.store.write(
      'call-back-open',
      async (tx) => {
        const line = (await loadCall(tx, callId))?.line;
        const reason = line && callBackReason(line);
        if (!line || !reason || line.state !== 'closed' || line.closedAt === null) return;
        if (await rows.findCallBackOfClosing(tx, callId, line.closedAt)) return;
        const now = this.clock.now();
        const { callBackDays } = this.directory.settings(unitId).reviews;
        const made = madeOnCall(line);
        const dueAt = workingDaysLater(this.directory.calendars.of(unitId), now, callBackDays);
        const row: CallBackRow = {
          id: newId(this.clock),
          unitId,
          callId,
          closedAt: line.closedAt,
          reason,
          openedAt: now,
          dueAt,
          // On the day before, once.
          remindAt: made ? null : Math.max(now + 1, dueAt - DAY),
          state: 'open',
          assigneeId: null,
          doneBy: null,
          doneAt: null,
          ...made,
          way: null,
          outcome: null,
          note: null,
          version: 1,
        };
        await rows.insertCallBack(tx, row);
        if (!made) await this.notify(tx, row, 'call_back');
      },
      { queue: `desk:${unitId}` },
    );

  /** Of the month before, once: which are drawn follows from unit, month and calls alone. */
  private async draw(unitId: string): Promise<void> {
    const { samples } = this.directory.settings(unitId).reviews;
    const now = this.clock.now();
    const to = dayBegins(`${localDay(now).slice(0, 7)}-01`);
    const month = localDay(to - DAY).slice(0, 7);
    const id = `${unitId}:${month}`;
    if (samples === 0 || (await rows.findDraw(this.store.read, id))) return;
    const closed = await rows.closedBetween(this.store.read, unitId, [dayBegins(`${month}-01`), to]);
    const closedAt = new Map(closed.map((call) => [call.id, Number(call.closed_at)]));
    await this.store.write(
      'sample-draw',
      async (tx) => {
        if (await rows.findDraw(tx, id)) return;
        await rows.insertDraw(tx, { id, unitId, month, drawnAt: now, closed: closed.length });
        for (const callId of drawn([...closedAt.keys()], id, samples))
          await rows.insertSample(tx, {
            id: newId(this.clock),
            unitId,
            month,
            callId,
            closedAt: closedAt.get(callId)!,
            doneBy: null,
            doneAt: null,
            contactMade: null,
            sentencePlain: null,
            outcomeTrue: null,
            followUpKept: null,
            remark: null,
            version: 1,
          });
        if (closed.length) await this.say(tx, unitId, 'samples', { date: month });
      },
      { queue: `reviews:${unitId}` },
    );
  }

  private async notify(
    tx: Tx,
    { unitId, callId, assigneeId }: CallBackRow,
    about: 'call_back' | 'call_back_near' | 'call_back_late',
  ): Promise<void> {
    const line = (await loadCall(tx, callId))?.line;
    if (!line) return;
    const params = {
      number: line.number,
      community: this.directory.community(line.communityId)?.name ?? '',
    };
    await this.say(tx, unitId, about, params, toldOf(this.directory, line, assigneeId));
  }
  private async say(
    tx: Tx,
    unitId: string,
    about: 'call_back' | 'call_back_near' | 'call_back_late' | 'samples',
    params: Record<string, string>,
    people: readonly string[] = this.directory.coordinatorsOrAdminsOf(unitId),
  ): Promise<void> {
    const expiresAt = this.clock.now() + LASTS;
    for (const personId of people)
      await this.notices.notify(tx, {
        unitId,
        personId,
        kind: 'deadline',
        params: { about, ...params },
        path: '/calls/reviews',
        expiresAt,
      });
  }
}
