/**
 * While hints between the nodes are lost, each node tells its own pages from the rows: every 2 s whoever belongs to a
 * call or a unit that changed is given a snapshot anew, and whoever may no longer be here is shown out. Rings have a
 * quicker way of their own (arrivals/ring-retry), that needs nobody to know of the trouble.
 */
import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Timer, Clock } from '../kernel/clock.js';
import { actorOnDevice } from '../access/device-session.service.js';
import { openThreads } from '../internal-thread/thread-entries.repository.js';
import { HintLink } from '../realtime/hint-link.js';
import { LOGGER } from '../kernel/logger.js';
import type { Actor } from '../kernel/actor.js';
import { Store } from '../store/store.js';
import { Publisher } from '../realtime/publisher.js';
import { isHintLost } from '../watch/hub-nodes.repository.js';
import { callVersions, dutyStates, endedAmong, enrolledAmong } from './catch-up.query.js';
import { concerns, type ChangedPlaces } from './changed-places.js';
import { WelcomeService } from './welcome.service.js';
import { Directory } from '../directory/directory.js';

const EVERY = 2000;
/** Another node's trouble is believed as long as it gives a sign of life. */
const ALIVE = 90_000;
/** What is over for longer changes no page that looks now. */
const JUST_CLOSED = 120_000;

@Injectable()
export class CatchUpService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: Timer | undefined;
  /** What was seen at the last look, by call and by officer on duty; undefined while all is well. */
  private seen: Map<string, string> | undefined;
  /** What others said before this node listened came to none of its pages: one look at least. */
  private begins = true;

  constructor(
    private readonly hints: HintLink,
    private readonly publisher: Publisher,
    private readonly welcome: WelcomeService,
    @Inject(LOGGER) private readonly log: Logger,
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
  ) {}

  onApplicationBootstrap(): void {
    if (this.hints.used)
      this.timer = this.clock.every(EVERY, () =>
        this.look().catch((error: unknown) => this.log.error({ error }, 'pages could not catch up')),
      );
  }
  onApplicationShutdown(): void {
    this.timer?.cancel();
  }

  /** One look; the last of a trouble comes after its end. */
  async look(): Promise<void> {
    const lost = !this.hints.cross || (await this.lostElsewhere());
    if (!lost && !this.seen && !this.begins) return;
    this.begins = false;
    await this.showOut();
    const changed = await this.changes();
    if (!lost) this.seen = undefined;
    for (const page of this.publisher.pagesOnThisNode())
      if (changed === 'all' || concerns(changed, page.name, page.actor)) await this.welcome.renew(page);
  }

  private lostElsewhere = (): Promise<boolean> => isHintLost(this.store.read, this.clock.now() - ALIVE);

  /** At the first look nobody knows what was missed. */
  private async changes(): Promise<ChangedPlaces | 'all'> {
    const { store, clock } = this;
    const [calls, duties, threads] = await Promise.all([
      callVersions(store.read, clock.now() - JUST_CLOSED),
      dutyStates(store.read),
      openThreads(store.read),
    ]);
    const before = this.seen;
    const rows = [
      ...calls.map((c) => ({
        key: `call ${c.id}`,
        place: `${c.unit_id} ${c.community_id}`,
        now: `${c.version}`,
      })),
      ...duties.map((d) => ({ key: `duty ${d.id}`, place: d.unit_id, now: JSON.stringify(d) })),
      // Of its unit only: no community's page is given anything for it.
      ...threads.map((t) => ({ key: `thread ${t.call_id}`, place: t.unit_id, now: `${t.last}` })),
    ];
    const seen = new Map(rows.map((r) => [r.key, `${r.place} ${r.now}`]));
    this.seen = seen;
    if (!before) return 'all';
    const moved = [
      ...[...seen].filter(([key, now]) => before.get(key) !== now),
      ...[...before].filter(([key]) => !seen.has(key)),
    ];
    const units = new Set<string>();
    const communities = new Set<string>();
    for (const [key, of] of moved) {
      const [unit = '', community = ''] = of.split(' ');
      units.add(unit);
      if (key.startsWith('call')) communities.add(community);
    }
    return { units, communities };
  }

  /** Sessions that ended on another node, people whose roles or places changed there, and devices in other hands. */
  private async showOut(): Promise<void> {
    const { store, directory } = this;
    const here = this.publisher.sessionsHere();
    if (!here.length) return;
    for (const id of await endedAmong(store.read, here)) this.publisher.endSessionHere(id);
    await this.changeHands();
    for (const { actor, socket } of this.publisher.pagesOnThisNode()) {
      const person = actor.device ? undefined : directory.person(actor.id);
      if (person && (person.disabled || rightsOf(person) !== rightsOf(actor))) socket.disconnect();
    }
  }

  /** A shared device's page stands in the rooms of whoever had it in hand when it came. */
  private async changeHands(): Promise<void> {
    const { store, directory, clock } = this;
    const pages = this.publisher.pagesOnThisNode().filter(({ actor }) => actor.device);
    if (!pages.length) return;
    const ids = [...new Set(pages.map(({ actor }) => actor.sessionId))];
    const rows = await enrolledAmong(store.read, ids);
    for (const row of rows) {
      const now = actorOnDevice(row, directory, clock.now(), 'zh');
      for (const { actor, socket } of pages) {
        if (actor.sessionId !== row.id || actor.id === now?.id) continue;
        if (row.kind === 'shift') socket.disconnect();
        else socket.emit('device:changed', {});
      }
    }
  }
}

const rightsOf = ({ unitId, roles, communityIds }: Pick<Actor, 'unitId' | 'roles' | 'communityIds'>) =>
  JSON.stringify([unitId, roles, communityIds]);
