/** Who can hear a community now, as a light: those whom routing would ring. Pure. */
import { iso } from '../../protocol/time/instant.js';
import type { LiaisonNow, Readiness } from '../../protocol/watch.js';

export interface OnDutyOfficer {
  id: string;
  /** Away, or signing off. */
  paused: boolean;
  /** A page of theirs was seen in the last seconds. */
  live: boolean;
  /** They hold as many calls as one may. */
  full: boolean;
}

/**
 * @param rung whom a call would ring
 * @param bookedAt a call without danger would not ring before this; `rung` is then whom danger would ring
 * @param reaches whether the unit has a way to people whose page is closed
 */
export function communityReadiness(
  duty: readonly OnDutyOfficer[],
  rung: ReadonlySet<string>,
  liaisonId: string | undefined,
  reaches: boolean,
  bookedAt: number | null = null,
): Readiness {
  const able = duty.filter((d) => !d.paused);
  const hearing = able.filter((d) => d.live && rung.has(d.id)).length;
  const away = able.filter((d) => !d.live && !d.full).length;
  const byNotice = reaches ? away : 0;
  const busy = able.filter((d) => d.full).length;
  const now = hearing > 0 ? 'green' : byNotice > 0 ? 'amber' : busy > 0 ? 'busy' : 'red';
  return {
    onDuty: able.length,
    hearing,
    byNotice,
    busy,
    asleep: away - byNotice,
    liaison: liaisonNow(duty, liaisonId),
    light: hearing + byNotice > 0 && bookedAt !== null ? 'booked' : now,
    ...(bookedAt !== null && { bookedAt: iso(bookedAt) }),
  };
}

function liaisonNow(duty: readonly OnDutyOfficer[], liaisonId: string | undefined): LiaisonNow {
  if (liaisonId === undefined) return 'none';
  const on = duty.find((d) => d.id === liaisonId);
  if (!on) return 'off_duty';
  if (on.paused) return 'paused';
  if (on.full) return 'busy';
  return on.live ? 'hears' : 'on_duty';
}
