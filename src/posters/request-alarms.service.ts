/**
 * Who hears of what was left at a poster: the community's workers when it comes, on their pages and by a notice; the
 * coordinators where nobody has touched it in time. A number and the community, never a word of it. A flood is told as
 * a count.
 */
import { Injectable } from '@nestjs/common';
import { PeopleAtDevicesQuery } from '../access/people-at-devices.query.js';
import { Directory } from '../directory/directory.js';
import { Clock } from '../kernel/clock.js';
import type { NoticeAbout } from '../notice/notice-sentences.js';
import { NoticesService, type Notice } from '../notices/notices.service.js';
import { POSTER_LIMITS, type RequestsWaiting } from '../protocol/residents/posters.js';
import { DAY, MINUTE } from '../protocol/time/durations.js';
import { Publisher } from '../realtime/publisher.js';
import { Store, type Tx } from '../store/store.js';
import { countOpen } from './poster-requests.repository.js';
import type { PosterRequestRow } from './posters.entity.js';

type Place = Pick<PosterRequestRow, 'unitId' | 'communityId'>;

@Injectable()
export class RequestAlarmsService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly notices: NoticesService,
    private readonly publisher: Publisher,
    private readonly peopleAtDevices: PeopleAtDevicesQuery,
  ) {}

  /** In the write of the request. Each is told up to the first few; the next one tells how many; then there is silence. */
  async came(tx: Tx, request: PosterRequestRow): Promise<void> {
    const waiting = await countOpen(tx, request.communityId);
    if (waiting <= POSTER_LIMITS.toldEach + 1)
      await this.workers(tx, request, waiting <= POSTER_LIMITS.toldEach ? '' : 'many', waiting);
  }

  /** A coordinator asks the community to look. */
  reminded(tx: Tx, request: PosterRequestRow): Promise<void> {
    return this.workers(tx, request, 'again', 1);
  }

  /** Where the unit has no coordinator, its administrators. */
  async late(tx: Tx, request: PosterRequestRow): Promise<void> {
    const late = await countOpen(tx, request.communityId, true);
    if (late > POSTER_LIMITS.toldEach + 1) return;
    const about = late <= POSTER_LIMITS.toldEach ? 'request_late' : 'requests_late';
    const minutes = Math.floor((this.clock.now() - request.leftAt) / MINUTE);
    for (const personId of this.directory.coordinatorsOrAdminsOf(request.unitId))
      await this.notices.notify(tx, {
        ...this.notice(request, personId, about, late, '/board'),
        kind: 'alert',
        params: {
          about,
          number: request.number,
          community: this.nameOf(request),
          time: String(minutes),
          count: String(late),
        },
      });
  }

  private async workers(
    tx: Tx,
    request: PosterRequestRow,
    about: NoticeAbout<'request'>,
    count: number,
  ): Promise<void> {
    const { unitId, communityId } = request;
    const workers = this.directory
      .peopleOf(unitId)
      .filter((p) => !p.disabled && p.roles.includes('worker') && p.communityIds.includes(communityId));
    for (const { id } of workers)
      await this.notices.notify(tx, this.notice(request, id, about, count, '/community'));
  }

  private notice(
    request: PosterRequestRow,
    personId: string,
    about: string,
    count: number,
    path: string,
  ): Notice {
    return {
      unitId: request.unitId,
      personId,
      kind: 'request',
      params: { about, number: request.number, community: this.nameOf(request), count: String(count) },
      path,
      expiresAt: this.clock.now() + DAY,
    };
  }

  /**
   * After the commit: a hint to all pages that show what waits, shared devices too.
   * @param came the number of a request that has just come
   */
  async tell(place: Place, came?: string): Promise<void> {
    const { unitId, communityId } = place;
    const [waiting, late] = await Promise.all([
      countOpen(this.store.read, communityId),
      countOpen(this.store.read, communityId, true),
    ]);
    const told: RequestsWaiting = {
      community: { id: communityId, name: this.nameOf(place) },
      waiting,
      late,
      ...(came !== undefined && { came }),
    };
    this.publisher.community(communityId, 'requests:waiting', told);
    this.publisher.coordination(unitId, 'requests:waiting', told);
    for (const { sessionId } of await this.peopleAtDevices.at(communityId))
      this.publisher.sessionIn('community', sessionId)('requests:waiting', told);
  }

  private nameOf = ({ communityId }: Pick<PosterRequestRow, 'communityId'>): string =>
    this.directory.community(communityId)?.name ?? '';
}
