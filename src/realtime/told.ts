/**
 * What the pages of this node were told last of each call and of each officer's duty, by this node or by a hint of
 * another: coordinators are told of every change, so that what they were told says it for all. What the rows say and
 * nobody was told is found by channels/untold.
 */
import { Injectable } from '@nestjs/common';
import type { OfficerOnDuty } from '../protocol/people/duty-state.js';

/** Beyond that the oldest are forgotten; whoever asks for one is told once more. */
const KEPT = 20_000;

@Injectable()
export class Told {
  private readonly versions = new Map<string, number>();
  private readonly duties = new Map<string, string>();

  /** An event to coordinators. */
  hear(event: string, payload: unknown): void {
    if (event === 'call:changed') {
      const { id, version } = payload as { id: string; version: number };
      this.note(id, version);
    } else if (event === 'duty:changed') {
      const { officer, since, paused } = payload as OfficerOnDuty;
      keep(
        this.duties,
        officer.id,
        dutyState(since === undefined ? null : Date.parse(since), paused?.reason),
      );
    }
  }

  /** Pages know the call as it is in this version, or later. */
  note(callId: string, version: number): void {
    keep(this.versions, callId, Math.max(version, this.versions.get(callId) ?? 0));
  }
  knows(callId: string, version: number): boolean {
    return (this.versions.get(callId) ?? 0) >= version;
  }
  /** @param state as `dutyState` says it */
  knowsDuty(officerId: string, state: string): boolean {
    return this.duties.get(officerId) === state;
  }
}

/** How somebody's duty stands, to be compared. */
export const dutyState = (since: number | null, pauseReason: string | null | undefined): string =>
  since === null ? 'off' : `${since} ${pauseReason ?? ''}`;

function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > KEPT) map.delete(map.keys().next().value!);
}
