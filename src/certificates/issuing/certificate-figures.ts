/**
 * What a certificate says of somebody's service: the minutes that were credited to approved lines, taken once at
 * the issue and frozen. Pure.
 */
import type { CertifiedFigures, CertifiedItem } from '../../protocol/certificates.js';
import { sayActivity } from '../../protocol/communities/liaison.js';
import { SERVICE_KINDS, type HoursSource, type Served, type ServiceKind } from '../../protocol/hours.js';

/** A standing approved line of the ledger. */
export interface CreditedLine {
  day: string;
  kind: ServiceKind;
  source: HoursSource;
  activity: string;
  served: Served | null;
  credited: number;
}

const order = (item: CertifiedItem): string =>
  [item.month, SERVICE_KINDS.indexOf(item.kind), item.activity ?? '', item.served ?? ''].join('\u0001');

/** Lines that credit nothing are not service: neither their minutes nor their names appear. */
export function certificateFigures(lines: readonly CreditedLine[]): CertifiedFigures {
  const counted = lines
    .filter((line) => line.credited > 0)
    // The papers are Chinese.
    .map((line) => ({ ...line, activity: sayActivity(line.activity, 'zh') }));
  const sum = (of: readonly { credited: number }[]) => of.reduce((all, line) => all + line.credited, 0);
  const groups = Map.groupBy(counted, (l) =>
    JSON.stringify([l.day.slice(0, 7), l.kind, l.activity, l.served]),
  );
  const items = [...groups.values()].map((group): CertifiedItem => {
    const { day, kind, activity, served } = group[0]!;
    return {
      month: day.slice(0, 7),
      kind,
      ...(activity !== '' && { activity }),
      ...(served !== null && { served }),
      times: group.length,
      minutes: sum(group),
    };
  });
  const of = (source: HoursSource) => sum(counted.filter((line) => line.source === source));
  return {
    total: sum(counted),
    sources: { measured: of('measured'), back_filled: of('back_filled') },
    kinds: SERVICE_KINDS.map((kind) => ({
      kind,
      minutes: sum(counted.filter((l) => l.kind === kind)),
    })).filter(({ minutes }) => minutes > 0),
    items: items.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  };
}
