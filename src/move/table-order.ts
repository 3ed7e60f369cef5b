/** In which order tables can be filled, so that whoever is named is there before who names them. */
export interface Ordered<T> {
  table: T;
  /** The column by which rows name others of the same table. */
  selfReference?: string;
}

/** @throws where tables name each other in a ring, which no order fills */
export function inFillingOrder<T extends { name: string }>(
  tables: readonly T[],
  references: readonly { table: string; column: string; names: string }[],
): Ordered<T>[] {
  const ordered: Ordered<T>[] = [];
  const placed = new Set<string>();
  let left = [...tables];
  while (left.length) {
    const ready = left.filter(({ name }) =>
      references.every((r) => r.table !== name || r.names === name || placed.has(r.names)),
    );
    if (!ready.length) throw new Error(`tables that name each other: ${left.map((t) => t.name).join(', ')}`);
    for (const table of ready) {
      placed.add(table.name);
      const own = references.find((r) => r.table === table.name && r.names === table.name);
      ordered.push({ table, ...(own && { selfReference: own.column }) });
    }
    left = left.filter(({ name }) => !placed.has(name));
  }
  return ordered;
}
