/** Who can hear a community now, as one of three lights. Pure. */
import type { LiaisonNow, Readiness } from '../protocol/watch.js';

export interface OnDuty {
  id: string;
  paused: boolean;
  /** A page of theirs was seen in the last seconds. */
  live: boolean;
}

/** @param reaches whether the unit has a way to people whose page is closed */
export function readinessOf(
  duty: readonly OnDuty[],
  liaisonId: string | undefined,
  reaches: boolean,
): Readiness {
  const able = duty.filter((d) => !d.paused);
  const hearing = able.filter((d) => d.live).length;
  const byNotice = reaches ? able.length - hearing : 0;
  return {
    onDuty: able.length,
    hearing,
    byNotice,
    liaison: liaisonNow(duty, liaisonId),
    light: hearing > 0 ? 'green' : byNotice > 0 ? 'amber' : 'red',
  };
}

function liaisonNow(duty: readonly OnDuty[], liaisonId: string | undefined): LiaisonNow {
  if (liaisonId === undefined) return 'none';
  const on = duty.find((d) => d.id === liaisonId);
  if (!on) return 'off_duty';
  if (on.paused) return 'paused';
  return on.live ? 'hears' : 'on_duty';
}
