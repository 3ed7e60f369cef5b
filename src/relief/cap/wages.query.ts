/**
 * Which average wage counts for a unit: its own line, else that of the nearest unit above which has one, so that a city
 * enters it once for its districts.
 */
import { Injectable } from '@nestjs/common';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { WageLine } from '../../protocol/relief/cap.js';
import { iso } from '../../protocol/time/instant.js';
import { Store, type Queries } from '../../store/store.js';
import type { WageRow } from './wages.entity.js';
import { findWages, findWagesOf } from './wages.repository.js';

@Injectable()
export class WagesQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  /** One line a province and year, the newest year first. */
  async of(unitId: string): Promise<WageLine[]> {
    const chain = this.upwards(unitId);
    const rows = await findWagesOf(this.store.read, chain);
    const nearest = new Map<string, WageRow>();
    for (const row of byDistance(rows, chain)) {
      const key = `${row.province} ${row.year}`;
      if (!nearest.has(key)) nearest.set(key, row);
    }
    return [...nearest.values()]
      .sort((a, b) => b.year - a.year || a.province.localeCompare(b.province))
      .map((row) => this.shown(row, unitId));
  }

  async one(
    unitId: string,
    province: string,
    year: number,
    from: Queries = this.store.read,
  ): Promise<WageLine | undefined> {
    const chain = this.upwards(unitId);
    const [nearest] = byDistance(await findWages(from, chain, province, year), chain);
    return nearest && this.shown(nearest, unitId);
  }

  shown(row: WageRow, readerUnitId: string): WageLine {
    const { id, province, year, monthlyFen, source, unitId, version } = row;
    return {
      id,
      province,
      year,
      monthlyFen,
      source,
      unit: { id: unitId, name: this.directory.unit(unitId)?.name ?? '' },
      own: unitId === readerUnitId,
      enteredAt: iso(row.enteredAt),
      enteredBy: holderOf(this.directory, row.enteredBy),
      version,
    };
  }

  /** The unit and those above it, itself first. */
  private upwards(unitId: string): string[] {
    const chain: string[] = [];
    for (let at: string | null | undefined = unitId; at && !chain.includes(at);) {
      chain.push(at);
      at = this.directory.unit(at)?.parentId;
    }
    return chain;
  }
}

const byDistance = (rows: readonly WageRow[], chain: readonly string[]): WageRow[] =>
  [...rows].sort((a, b) => chain.indexOf(a.unitId) - chain.indexOf(b.unitId));
