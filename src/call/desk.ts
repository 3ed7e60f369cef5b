/**
 * The one door. Every deed, somebody's or the clock's, comes in here: load, decide, write facts and the
 * latest line in one transaction, and after the commit tell whoever may know.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Alarm } from '../dispatch/alarm.js';
import { Candidates } from '../duty/candidates.js';
import { failpoint } from '../ops/failpoint.js';
import { Notices } from '../notice/notices.js';
import type { Asker } from '../people/actor.js';
import { Seal } from '../people/seal.js';
import { Directory } from '../places/directory.js';
import { Store } from '../store/store.js';
import { News } from './news.js';
import { Scene } from './scene.js';
import type { Known, Script } from './script.js';
import { SittingLines } from './sitting-lines.js';
import type { Call } from './state.js';
import { act } from './waiting.js';

/** What the desk works with; made once. */
@Injectable()
export class DeskTools {
  readonly startedAt: number;
  readonly candidates: Candidates;
  constructor(
    readonly store: Store,
    readonly clock: Clock,
    readonly directory: Directory,
    readonly seal: Seal,
    readonly notices: Notices,
  ) {
    this.startedAt = clock.now();
    this.candidates = new Candidates(store.kind === 'sqlite', directory, this.startedAt);
  }
}

@Injectable()
export class Desk {
  private underWay = 0;

  constructor(
    readonly tools: DeskTools,
    private readonly news: News,
    private readonly alarm: Alarm,
    private readonly sittings: SittingLines,
  ) {}

  /** One write, then its news: rings at once, the rest after the asker was answered. */
  async perform<T>(
    name: string,
    unitId: string,
    asker: Asker | null,
    work: (scene: Scene) => Promise<T>,
  ): Promise<T> {
    this.underWay += 1;
    try {
      const { value, scene } = await this.tools.store.write(
        name,
        async (tx) => {
          const scene = new Scene(tx, this.tools.clock.now(), unitId, this.tools, asker);
          try {
            const value = await work(scene);
            await this.sittings.record(scene);
            return { value, scene };
          } catch (error) {
            // What this deed did to the loads is taken back with it, before the next deed of the same commit looks.
            scene.dutyChanged();
            throw error;
          }
        },
        { room: `desk:${unitId}` },
      );
      this.news.rings(scene);
      for (const { after } of scene.outcomes) if (after.line.dueAt !== null) this.alarm.set(after.line.dueAt);
      setImmediate(() => this.news.rest(scene));
      failpoint(`after-tell:${name}`);
      return value;
    } catch (error) {
      this.tools.candidates.forget(unitId);
      throw error;
    } finally {
      this.underWay -= 1;
    }
  }

  /** A deed on one call. The decision may throw a refusal; nothing is written then. */
  async deed(
    name: string,
    unitId: string,
    asker: Asker | null,
    callId: string,
    decide: (script: Script, known: Known, scene: Scene) => void | Promise<void>,
  ): Promise<Call> {
    return this.perform(name, unitId, asker, (scene) => act(scene, callId, decide));
  }

  /** Resolves when all deeds under way have been answered. */
  async quiet(): Promise<void> {
    while (this.underWay) await new Promise((next) => setImmediate(next));
  }
}
