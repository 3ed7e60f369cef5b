/** What a drill showed: how long each leg took, who heard, and whether it passed. Pure. */
import type { CallRow, OfferRow } from '../../call/call.entity.js';
import type { DrillStage } from '../../protocol/watch.js';
import type { DrillTimes } from '../watch.entity.js';

/** A ring that takes longer than this to leave the hub is not at once. */
const AT_ONCE = 2;

export interface ReportedDrill {
  passed: boolean;
  stage: DrillStage | null;
  times: DrillTimes;
}
type Line = Pick<CallRow, 'raisedAt' | 'answeredAt' | 'closedAt' | 'state' | 'ringing'>;
type Rung = Pick<OfferRow, 'officerId' | 'rungAt' | 'receivedAt' | 'ending'>;

/**
 * @param cut somebody ended it, or nobody closed it in time
 * @param busy somebody was on duty and held as many calls as one may
 */
export function drillReport(
  line: Line,
  offers: readonly Rung[],
  cut: 'ended' | 'not_closed' | null,
  busy = false,
): ReportedDrill {
  const seconds = (at: number, from: number) => Math.max(0, at - from) / 1000;
  const first = offers.length ? Math.min(...offers.map((o) => o.rungAt)) : undefined;
  const heard = offers.flatMap((o) => (o.receivedAt === null ? [] : [seconds(o.receivedAt, o.rungAt)]));
  const last = new Map(offers.map((o) => [o.officerId, o]));
  const times: DrillTimes = {
    ...(first !== undefined && { ringSeconds: seconds(first, line.raisedAt) }),
    ...(heard.length && { receivedSeconds: Math.min(...heard) }),
    ...(line.answeredAt !== null && { acceptSeconds: seconds(line.answeredAt, line.raisedAt) }),
    ...(line.state === 'closed' && cut === null && { closeSeconds: seconds(line.closedAt!, line.raisedAt) }),
    rung: [...last.values()].map((o) => ({
      officerId: o.officerId,
      rungAt: o.rungAt,
      receivedAt:
        offers.find((p) => p.officerId === o.officerId && p.receivedAt !== null)?.receivedAt ?? null,
      ending: o.ending,
    })),
  };
  const stage =
    times.ringSeconds === undefined && busy ? 'busy' : stageOf(line, times, heard.length > 0, cut);
  return { passed: stage === null, stage, times };
}

function stageOf(
  line: Line,
  times: DrillTimes,
  heard: boolean,
  cut: 'ended' | 'not_closed' | null,
): DrillStage | null {
  if (times.ringSeconds === undefined) return 'nobody';
  if (line.answeredAt === null) return cut ?? (heard ? 'unanswered' : 'not_received');
  if (times.ringSeconds > AT_ONCE) return 'slow';
  return cut === null ? null : 'not_closed';
}
