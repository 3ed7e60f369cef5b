/**
 * What people's pages show: told by the hub's own news, replaced by a snapshot at every connection. A page that
 * is connected never shows a wrong picture, and hears nothing that is not its own.
 */
import { fromSnapshot, keepNewest, type Calls } from '#hub/protocol/calls/snapshot.js';
import type { CallSummary } from '#hub/protocol/calls/call-summary.js';
import type { Ring, RingEnd } from '#hub/protocol/calls/ring.js';
import { isOpen } from '#hub/call/call-state.js';
import { CallViewsService } from '#hub/desk/views/call-views.service.js';
import type { Hub } from './hub.ts';
import type { MemoryDesk } from './memory-desk.ts';
import { ALL_COMMUNITIES, ALL_OFFICERS, TOWN, unitOf } from './town.ts';

const RING_SAYS = ['category', 'community', 'id', 'number', 'raisedAt', 'state', 'urgency', 'version'];
/** Of a walk-in that is handed over, and of no other call. */
const WALK_IN_SAYS = [...RING_SAYS, 'desk'];

interface Page {
  online: boolean;
  rings: Map<string, Ring>;
  calls: Calls;
}
const blank = (): Page => ({ online: false, rings: new Map(), calls: new Map() });
const blanks = (ids: readonly string[]) => new Map(ids.map((id) => [id, blank()]));

export class Pages {
  readonly officers = blanks(ALL_OFFICERS);
  readonly communities = blanks(ALL_COMMUNITIES);
  readonly boards = blanks(TOWN.map((unit) => unit.id));
  /** Called when an officer's page begins to show a ring. */
  onRing: (officer: string, ring: Ring) => void = () => undefined;
  onAlert: (unitId: string, callId: string) => void = () => undefined;
  onLost: (kind: 'officer' | 'community' | 'board', id: string) => void = () => undefined;
  private readonly hub: Hub;
  private readonly views: CallViewsService;

  constructor(hub: Hub) {
    this.hub = hub;
    this.views = new CallViewsService(
      {
        person: (id: string) => ({ id, name: id, roles: [], communityIds: [] }),
        community: (id: string) => ({ id, name: id }),
        sources: { of: () => undefined },
      } as never,
      {} as never,
    );
  }

  /** Stands where the channels' own Tell stands. */
  readonly tell = {
    officer: (id: string, event: string, payload: unknown) => this.toOfficer(id, event, payload),
    community: (id: string, event: string, payload: unknown) => {
      if (event !== 'call:changed') return;
      const call = payload as CallSummary;
      this.hub.promises.say(call.community.id === id, () => `community ${id} heard of another's call`);
      this.keep(this.communities.get(id)!, call);
    },
    coordination: (unitId: string, event: string, payload: unknown) => {
      const board = this.boards.get(unitId)!;
      if (event === 'call:changed') {
        const call = payload as CallSummary;
        this.hub.promises.say(
          unitOf(call.community.id) === unitId,
          () => `${unitId} heard of another unit's call`,
        );
        this.keep(board, call);
      }
      if (event === 'alert' && board.online) this.onAlert(unitId, (payload as { callId: string }).callId);
    },
  };

  private toOfficer(id: string, event: string, payload: unknown): void {
    const page = this.officers.get(id)!;
    const { promises, memory } = this.hub;
    if (event === 'offer:ring') {
      const ring = payload as Ring;
      promises.say(memory.offers.get(ring.id)?.officerId === id, () => `${id} heard somebody else's ring`);
      promises.say(
        Object.keys(ring.call).every((key) =>
          (memory.calls.get(ring.call.id)!.line.desk ? WALK_IN_SAYS : RING_SAYS).includes(key),
        ),
        () => `a ring told more than it may: ${Object.keys(ring.call).join(', ')}`,
      );
      if (page.online) this.show(id, page, ring);
    } else if (event === 'offer:ended' && page.online) page.rings.delete((payload as RingEnd).id);
    else if (event === 'call:changed') {
      const call = payload as CallSummary;
      const line = memory.calls.get(call.id)!.line;
      promises.say(line.ringing.holders.includes(id), () => `${id} heard of a call they never held`);
      promises.say(call.rating === undefined, () => `${id} heard a rating`);
    }
  }
  private show(id: string, page: Page, ring: Ring): void {
    if (page.rings.has(ring.id)) return;
    page.rings.set(ring.id, ring);
    this.onRing(id, ring);
  }
  private keep(page: Page, call: CallSummary): void {
    if (page.online) page.calls = keepNewest(page.calls, call);
  }

  allLost(): void {
    for (const id of this.officers.keys()) this.lost('officer', id);
    for (const id of this.communities.keys()) this.lost('community', id);
    for (const id of this.boards.keys()) this.lost('board', id);
  }
  lost(kind: 'officer' | 'community' | 'board', id: string): void {
    const page = this.of(kind, id);
    if (!page.online) return;
    page.online = false;
    this.onLost(kind, id);
  }
  of = (kind: 'officer' | 'community' | 'board', id: string): Page =>
    (kind === 'officer' ? this.officers : kind === 'community' ? this.communities : this.boards).get(id)!;

  /** The snapshot replaces all that was there. */
  connect(kind: 'officer' | 'community' | 'board', id: string): void {
    const page = this.of(kind, id);
    page.online = true;
    const { calls } = this.hub.memory;
    if (kind === 'officer') {
      page.rings = new Map();
      for (const offer of this.hub.memory.liveOf(id))
        this.show(id, page, this.views.ring(calls.get(offer.callId)!.line, { ...offer, step: 1 }));
      return;
    }
    const mine = [...calls.values()].filter(({ line }) =>
      kind === 'community' ? line.communityId === id : line.unitId === id,
    );
    page.calls = fromSnapshot(
      mine.filter(({ line }) => isOpen(line)).map(({ line }) => this.views.summary(line)),
    );
  }

  /** Whoever is connected shows what is so, for everything this step has touched. */
  check({ updates }: MemoryDesk): void {
    const { promises, memory } = this.hub;
    for (const { before, after } of updates) {
      const { line } = memory.calls.get(after.line.id)!;
      for (const page of [this.communities.get(line.communityId)!, this.boards.get(line.unitId)!]) {
        if (!page.online) continue;
        const shown = page.calls.get(line.id);
        promises.say(
          shown?.version === line.version && shown.state === line.state,
          () => `a page shows call ${line.number} as it was`,
        );
      }
      for (const { officerId } of [...(before?.rings ?? []), ...after.rings]) {
        const page = this.officers.get(officerId)!;
        if (!page.online) continue;
        const live = memory.liveOf(officerId);
        promises.say(
          live.length === page.rings.size && live.every((o) => page.rings.has(o.id)),
          () => `${officerId}'s page shows ${page.rings.size} rings, ${live.length} are alive`,
        );
      }
    }
  }

  forget(callId: string, communityId: string): void {
    for (const page of [this.communities.get(communityId)!, this.boards.get(unitOf(communityId))!]) {
      const calls = new Map(page.calls);
      calls.delete(callId);
      page.calls = calls;
    }
  }
}
