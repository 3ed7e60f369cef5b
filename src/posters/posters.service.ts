/** The posters of communities: made once and printed as often as wanted; replaced by a coordinator. */
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import { holderOf } from '../directory/holder.js';
import type { CommunityRow } from '../directory/places.entity.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { CONFIG, type Config } from '../kernel/config.js';
import { newId } from '../kernel/ids.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { POSTER_LIMITS, type CommunityPoster } from '../protocol/residents/posters.js';
import { DAY } from '../protocol/time/durations.js';
import { iso } from '../protocol/time/instant.js';
import { Store, type Tx } from '../store/store.js';
import { countsOf } from './poster-requests.repository.js';
import type { PosterRow } from './posters.entity.js';
import { endPoster, findPoster, findPostersOf, insertPoster } from './posters.repository.js';
import { coordinates } from './request-readers.js';

const TOKEN_BYTES = 16;

@Injectable()
export class PostersService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'publicUrl'>,
  ) {}

  /** A worker's communities; all of the unit, with what came by them, for who coordinates. */
  async list(actor: Actor): Promise<CommunityPoster[]> {
    const places = this.placesOf(actor);
    const posters = await findPostersOf(
      this.store.read,
      places.map(({ id }) => id),
    );
    const since = this.clock.now() - POSTER_LIMITS.figuresDays * DAY;
    const counts = coordinates(actor) ? await countsOf(this.store.read, actor.unitId, since) : undefined;
    const none = { came: 0, inTime: 0, raised: 0, setAside: 0, open: 0 };
    return places.map((place) => ({
      ...this.shown(place, posters.get(place.id)),
      ...(counts && { requests: counts.get(place.id) ?? none }),
    }));
  }

  /** What hangs already stays as it is. @throws Refusal `not_found` for a community that is not theirs */
  async make(actor: Actor, communityIds: readonly string[]): Promise<CommunityPoster[]> {
    const places = new Map(this.placesOf(actor).map((place) => [place.id, place]));
    const meant = [...new Set(communityIds)].map((id) => places.get(id) ?? refuse('not_found'));
    const posters = await this.store.write(
      'posters-make',
      async (tx) => {
        const known = new Map(await findPostersOf(tx, [...places.keys()]));
        for (const { id } of meant) if (!known.has(id)) known.set(id, await this.hang(tx, actor, id));
        return known;
      },
      { queue: `posters-made:${actor.unitId}` },
    );
    return meant.map((place) => this.shown(place, posters.get(place.id)));
  }

  /**
   * The old paper says from now on that it is old; asked again by the same person, what hangs now is answered.
   * @throws Refusal `not_found`, `poster_ended`
   */
  async replace(actor: Actor, id: string): Promise<CommunityPoster> {
    const now = this.clock.now();
    const { communityId, poster } = await this.store.write(
      'poster-replace',
      async (tx) => {
        const old = (await findPoster(tx, id)) ?? refuse('not_found');
        if (old.unitId !== actor.unitId) refuse('not_found');
        const { communityId } = old;
        if (!(await endPoster(tx, id, { endedAt: now, endedBy: actor.id }))) {
          if (old.endedBy !== actor.id)
            refuse('poster_ended', { holder: holderOf(this.directory, old.endedBy ?? '') });
          return { communityId, poster: (await findPostersOf(tx, [communityId])).get(communityId) };
        }
        return { communityId, poster: await this.hang(tx, actor, communityId) };
      },
      { queue: `posters-made:${actor.unitId}` },
    );
    return this.shown(this.directory.community(communityId) ?? refuse('not_found'), poster);
  }

  private async hang(tx: Tx, actor: Actor, communityId: string): Promise<PosterRow> {
    const row: PosterRow = {
      id: newId(this.clock),
      unitId: actor.unitId,
      communityId,
      token: randomBytes(TOKEN_BYTES).toString('base64url'),
      madeBy: actor.id,
      madeAt: this.clock.now(),
      endedAt: null,
      endedBy: null,
    };
    await insertPoster(tx, row);
    await this.audit.write(tx, {
      actorId: actor.id,
      act: 'poster.make',
      subject: row.id,
      data: { communityId },
    });
    return row;
  }

  private placesOf(actor: Actor): CommunityRow[] {
    const all = this.directory.communitiesOf(actor.unitId);
    return coordinates(actor) ? all : all.filter(({ id }) => actor.communityIds.includes(id));
  }

  private shown({ id, name }: CommunityRow, poster: PosterRow | undefined): CommunityPoster {
    return {
      id,
      community: { id, name },
      ...(poster && {
        poster: {
          id: poster.id,
          url: `${this.config.publicUrl}/p/${poster.token}`,
          madeAt: iso(poster.madeAt),
        },
      }),
    };
  }
}
