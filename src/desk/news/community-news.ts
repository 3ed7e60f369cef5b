/**
 * What a call's community is told, each as they may see it: people at their own pages by rooms; shared devices one by
 * one, by who acts on them at that moment, since a choice lapses by itself and no room knows of it.
 */
import { Injectable } from '@nestjs/common';
import { Tell, type ToldTo } from '../../realtime/tell.js';
import { StandingThere } from '../../access/standing-there.js';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import type { Message } from '../../protocol/shapes.js';
import type { CallRow } from '../../call/call.entities.js';
import { asSeen, isGuarded, rowOf, seesProgress, sightOf, wholeOf } from '../../call/sight.js';
import type { Call } from '../../call/state.js';
import { Views } from '../views/views.js';

@Injectable()
export class CommunityNews {
  /** Devices are told in the order of the deeds. */
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly tell: Tell,
    private readonly views: Views,
    private readonly directory: Directory,
    private readonly there: StandingThere,
  ) {}

  changed({ line }: Call, before: CallRow | undefined): void {
    if (line.drill) return;
    const { tell } = this;
    const summary = this.views.summary(line);
    const raiser = this.raiserOf(line);
    if (isGuarded(line)) {
      tell.community(line.communityId, 'call:changed', rowOf(summary), { but: raiser });
      if (raiser !== undefined) tell.communityPages(raiser, 'call:changed', wholeOf(summary));
    } else tell.community(line.communityId, 'call:changed', wholeOf(summary), { also: raiser });
    this.devices(line, (viewer, told) => {
      const own = line.raisedBy === viewer.device?.id;
      if (sightOf(line, viewer)) told('call:changed', asSeen(summary, line, viewer));
      // Its own raise is over, which is told once; what became guarded is not there any more.
      else if (before && sightOf(before, viewer))
        if (own) told('call:changed', asSeen(summary, line, viewer));
        else told('call:gone', { callId: line.id });
    });
  }

  message(line: CallRow, message: Message): void {
    if (line.drill) return;
    const raiser = this.raiserOf(line);
    if (isGuarded(line)) {
      if (raiser !== undefined) this.tell.communityPages(raiser, 'call:message', message);
    } else this.tell.community(line.communityId, 'call:message', message, { also: raiser });
    this.devices(line, (viewer, told) => {
      if (sightOf(line, viewer) === 'whole') told('call:message', message);
    });
  }

  progress(call: Call): void {
    const { line } = call;
    if (line.drill) return;
    const progress = this.views.progress(call);
    this.tell.community(line.communityId, 'call:progress', progress, { also: this.raiserOf(line) });
    this.devices(line, (viewer, told) => {
      if (seesProgress(line, viewer)) told('call:progress', progress);
    });
  }

  /** Who raised it, as long as they belong to the community. */
  private raiserOf(line: CallRow): string | undefined {
    const person = this.directory.person(line.raisedBy);
    return person && sightOf(line, person) === 'whole' ? person.id : undefined;
  }

  private devices(line: CallRow, tellOne: (viewer: Actor, told: ToldTo<'community'>) => void): void {
    this.last = this.last
      .then(async () => {
        for (const viewer of await this.there.at(line.communityId))
          tellOne(viewer, this.tell.sessionIn('community', viewer.sessionId));
      })
      // A hint that is lost is made good by the next snapshot.
      .catch(() => undefined);
  }
}
