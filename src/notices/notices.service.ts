/** Writing a notice: a row beside the fact it tells of. By which way it goes, and when, is the worker's business. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import { Directory } from '../directory/directory.js';
import type { Tx } from '../store/store.js';
import type { NoticeKind, NoticeParams } from '../notice/notice-kinds.js';
import { findNoticesOfRing, insertNotice } from './notices.repository.js';

const ON_PAGES: ReadonlySet<NoticeKind> = new Set(['ring', 'alert']);

export interface Notice {
  unitId: string;
  personId: string;
  kind: NoticeKind;
  /** All that leaves the hub. */
  params: NoticeParams;
  /** The page it opens, `/ring/…`, `/calls/…`. */
  path: string;
  /** The ring it stands for: it is not sent once the ring has ended. */
  offerId?: string;
  /** Milliseconds since 1970; nothing is sent after it. */
  expiresAt: number;
}

@Injectable()
export class NoticesService {
  constructor(
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  /** Whether people of the unit whose page is closed can be reached at all. */
  reaches = (unitId: string): boolean =>
    this.directory.notice.ready(unitId, this.directory.settings(unitId).gatewayUrl !== '').size > 0;
  /** Whether one of the ways rings or buzzes within seconds. */
  wakes = (unitId: string): boolean =>
    this.directory.notice.wakes(unitId, this.directory.settings(unitId).gatewayUrl !== '');

  /**
   * Inside the write of the fact it tells of. Rings and alerts are on the pages already: where the unit has no other
   * way, nothing is written. A ring has one notice, however often it is asked for.
   */
  async notify(tx: Tx, notice: Notice): Promise<void> {
    if (ON_PAGES.has(notice.kind) && !this.reaches(notice.unitId)) return;
    const now = this.clock.now();
    const { unitId, personId, kind, params, path, offerId = null, expiresAt } = notice;
    if (offerId !== null && (await findNoticesOfRing(tx, offerId)).length) return;
    await insertNotice(tx, {
      id: newId(this.clock),
      unitId,
      personId,
      kind,
      params,
      path,
      offerId,
      createdAt: now,
      deadline: expiresAt,
      dueAt: now,
      attempts: 0,
      tried: {},
      deliveredAt: null,
      deliveredBy: null,
      failure: null,
    });
  }
}
