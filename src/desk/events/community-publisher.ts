/**
 * What a call's community is told, each as they may see it: people at their own pages by rooms; shared devices one by
 * one, by who acts on them at that moment, since a choice lapses by itself and no room knows of it.
 */
import { Injectable } from '@nestjs/common';
import { Publisher, type Audience } from '../../realtime/publisher.js';
import { PeopleAtDevicesQuery } from '../../access/people-at-devices.query.js';
import type { Actor } from '../../kernel/actor.js';
import type { Person } from '../../directory/person.js';
import { Directory } from '../../directory/directory.js';
import type { CallSummary } from '../../protocol/calls/call-summary.js';
import type { ServerEvents } from '../../protocol/events.js';
import type { CallRow } from '../../call/call.entity.js';
import {
  maskForVisibility,
  isGuarded,
  rowView,
  canSeeProgress,
  visibilityOf,
  fullView,
} from '../../call/call-visibility.js';
import type { Call } from '../../call/call-state.js';
import { CallViewsService } from '../views/call-views.service.js';

@Injectable()
export class CommunityPublisher {
  /** Devices are told in the order of the commands. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly publisher: Publisher,
    private readonly views: CallViewsService,
    private readonly directory: Directory,
    private readonly peopleAtDevices: PeopleAtDevicesQuery,
  ) {}

  /** @param whole the call as it is now, whoever looks */
  changed({ line }: Call, before: CallRow | undefined, whole: CallSummary): void {
    if (line.drill) return;
    const { publisher } = this;
    const ofRoom = ({ communityIds }: Person) => communityIds.includes(line.communityId);
    const summary = this.views.forRoom(whole, line, ofRoom);
    const raiser = this.raiserOf(line);
    if (isGuarded(line)) {
      publisher.community(line.communityId, 'call:changed', rowView(summary), { but: raiser });
      if (raiser !== undefined) publisher.communityPages(raiser, 'call:changed', fullView(summary));
    } else publisher.community(line.communityId, 'call:changed', fullView(summary), { also: raiser });
    this.devices(line, (viewer, told) => {
      const own = line.raisedBy === viewer.device?.id;
      if (visibilityOf(line, viewer)) told('call:changed', maskForVisibility(summary, line, viewer));
      // Its own raise is over, which is told once; what became guarded is not there any more.
      else if (before && visibilityOf(before, viewer))
        if (own) told('call:changed', maskForVisibility(summary, line, viewer));
        else told('call:gone', { callId: line.id });
    });
  }

  /** What is for those who may read what is said in it. */
  readers<E extends 'call:message' | 'call:typing' | 'message:marks'>(
    line: CallRow,
    event: E,
    payload: ServerEvents['community'][E],
  ): void {
    if (line.drill) return;
    const raiser = this.raiserOf(line);
    if (isGuarded(line)) {
      if (raiser !== undefined) this.publisher.communityPages(raiser, event, payload);
    } else this.publisher.community(line.communityId, event, payload, { also: raiser });
    this.devices(line, (viewer, told) => {
      if (visibilityOf(line, viewer) === 'whole') told(event, payload);
    });
  }

  progress(call: Call): void {
    const { line } = call;
    if (line.drill) return;
    const progress = this.views.progress(call);
    this.publisher.community(line.communityId, 'call:progress', progress, { also: this.raiserOf(line) });
    this.devices(line, (viewer, told) => {
      if (canSeeProgress(line, viewer)) told('call:progress', progress);
    });
  }

  /** Who raised it, as long as they belong to the community. */
  private raiserOf(line: CallRow): string | undefined {
    const person = this.directory.person(line.raisedBy);
    return person && visibilityOf(line, person) === 'whole' ? person.id : undefined;
  }

  private devices(line: CallRow, tellOne: (viewer: Actor, told: Audience<'community'>) => void): void {
    this.last = this.last
      .then(async () => {
        for (const viewer of await this.peopleAtDevices.at(line.communityId))
          tellOne(viewer, this.publisher.sessionIn('community', viewer.sessionId));
      })
      // A hint that is lost is made good by the next snapshot.
      .catch(() => undefined);
  }
}
