/**
 * What kinds of long work there are. A module writes two things: a JobKind, which lives in the hub and says who may
 * ask what, and a JobWorker (`job-worker.ts`), which is done in a process beside it.
 */
import type { Lang } from '../protocol/lang.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import type { Role } from '../protocol/codes.js';
import { refuse } from '../kernel/refusal/refusal.js';
import type { JobRow } from './jobs.entity.js';

export interface JobKind<Params extends Record<string, unknown> = Record<string, unknown>> {
  /** The same as its JobWorker's. */
  readonly name: string;
  readonly roles: readonly Role[];
  /** Long ones wait for each other, so that a short one never waits for them. */
  readonly long: boolean;
  /** One at a time in a unit, whoever asks. */
  readonly alone?: true;
  /** It takes out what is known of many people: whoever asks shows again that it is them. */
  proof?(actor: Actor): boolean;
  /**
   * What will be kept and handed to the work: JSON, ids and codes, nothing personal.
   * @throws Refusal where it is not right, or not theirs to ask
   */
  validate(params: Record<string, unknown>, actor: Actor): Params | Promise<Params>;
  /** As the asker reads it in their list: what, of when, in which form. */
  title(params: Params, lang: Lang): string;
  /**
   * What the work asks of the hub, because only the hub writes (`context.ask`). May be asked again after a death
   * half-way, so it must do nothing twice.
   */
  answer?(job: JobRow, question: unknown): Promise<unknown>;
}

@Injectable()
export class JobKindRegistry {
  private readonly kinds = new Map<string, JobKind>();

  /** Asked by each module when it is initialised (`onModuleInit`). */
  add(kind: JobKind): void {
    this.kinds.set(kind.name, kind);
  }
  /** @throws Refusal `invalid` */
  get = (name: string): JobKind =>
    this.kinds.get(name) ?? refuse('invalid', { fields: { kind: 'field_choice' } });
  find = (name: string): JobKind | undefined => this.kinds.get(name);
}
