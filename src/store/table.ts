/**
 * Fixed SQL for the hot path, its column list made once from the entity's metadata, so that a column
 * is written in one place only. Rows come back as entities' plain fields.
 */
import { getMetadataArgsStorage, type EntityTarget, type ValueTransformer } from 'typeorm';
import { snake } from './column-types.js';
import { placeholders, type Queries, type Tx } from './store.js';

type Value = string | number | null;
/** Rows of one statement: both databases count its parameters, and texts of few lengths are prepared. */
const MOST_ROWS = 128;
interface Field {
  property: string;
  column: string;
  type: string;
  transformer: ValueTransformer | undefined;
}

export class Table<Row extends object> {
  readonly name: string;
  readonly list: string;
  private readonly places: string;
  private readonly fields: readonly Field[];
  private readonly byProperty: ReadonlyMap<string, Field>;

  constructor(entity: EntityTarget<Row>) {
    const metadata = getMetadataArgsStorage();
    this.name = metadata.tables.find((t) => t.target === entity)!.name!;
    this.fields = metadata.columns
      .filter((c) => c.target === entity)
      .map((c) => ({
        property: c.propertyName,
        column: c.options.name!,
        type: c.options.type as string,
        transformer: c.options.transformer as ValueTransformer | undefined,
      }));
    this.byProperty = new Map(this.fields.map((f) => [f.property, f]));
    this.list = this.fields.map((f) => f.column).join(', ');
    this.places = `(${placeholders(this.fields)})`;
  }

  private value(field: Field, row: Partial<Row>): Value {
    const raw = (row as Record<string, unknown>)[field.property];
    return ((field.transformer ? field.transformer.to(raw) : raw) ?? null) as Value;
  }

  read(raw: Record<string, unknown>): Row {
    const row: Record<string, unknown> = {};
    for (const f of this.fields) {
      const value = raw[f.column];
      row[f.property] = f.transformer ? f.transformer.from(value) : value;
    }
    return row as Row;
  }

  async insert(tx: Tx, ...rows: Row[]): Promise<void> {
    for (let at = 0; at < rows.length; at += MOST_ROWS) {
      const some = rows.slice(at, at + MOST_ROWS);
      const values = some.map(() => this.places).join(', ');
      const params = some.flatMap((row) => this.fields.map((f) => this.value(f, row)));
      await tx.put(`insert into ${this.name} (${this.list}) values ${values}`, params);
    }
  }

  /** Writes the named fields of the row where the condition holds; answers how many rows that were. */
  async update(tx: Tx, changes: Partial<Row>, condition: string, params: readonly Value[]): Promise<number> {
    const fields = Object.keys(changes).map((property) => this.byProperty.get(property)!);
    const assignments = fields.map((f) => `${f.column} = ?`).join(', ');
    return tx.run(`update ${this.name} set ${assignments} where ${condition}`, [
      ...fields.map((f) => this.value(f, changes)),
      ...params,
    ]);
  }

  /**
   * Writes the same fields of many rows, each its own values, where each still holds what it is known by.
   * @returns how many did
   */
  async updateEach<K extends keyof Row & string, C extends keyof Row & string>(
    tx: Tx,
    known: readonly K[],
    changed: readonly C[],
    rows: readonly { known: Pick<Row, K>; changes: Pick<Row, C> }[],
  ): Promise<number> {
    const [keys, fields] = [known, changed].map((names) => names.map((n) => this.byProperty.get(n)!));
    const all = [...keys!, ...fields!];
    const place = `(${all.map(({ type }) => `cast(? as ${type})`).join(', ')})`;
    const column = (n: number) => `v.column${n + 1}`;
    const set = fields!.map((f, n) => `${f.column} = ${column(keys!.length + n)}`).join(', ');
    const same = keys!.map((f, n) => `${this.name}.${f.column} = ${column(n)}`).join(' and ');
    let written = 0;
    for (let at = 0; at < rows.length; at += MOST_ROWS) {
      const some = rows.slice(at, at + MOST_ROWS);
      written += await tx.run(
        `update ${this.name} set ${set} from (values ${some.map(() => place).join(', ')}) as v where ${same}`,
        some.flatMap((row): Value[] => [
          ...keys!.map((f) => this.value(f, row.known as Partial<Row>)),
          ...fields!.map((f) => this.value(f, row.changes as Partial<Row>)),
        ]),
      );
    }
    return written;
  }

  /** `tail` begins after `from NAME`: where, order, limit. */
  async find(from: Queries, tail: string, params: readonly Value[] = []): Promise<Row[]> {
    const rows = await from.rows<Record<string, unknown>>(
      `select ${this.list} from ${this.name} ${tail}`,
      params,
    );
    return rows.map((raw) => this.read(raw));
  }
  /** As `find`, for lists: a field that cannot be read costs its own row that field, and no other row anything. */
  async findReadable(
    from: Queries,
    tail: string,
    params: readonly Value[] = [],
  ): Promise<{ row: Partial<Row>; broken: readonly (keyof Row & string)[] }[]> {
    const rows = await from.rows<Record<string, unknown>>(
      `select ${this.list} from ${this.name} ${tail}`,
      params,
    );
    return rows.map((raw) => this.readable(raw));
  }

  private readable(raw: Record<string, unknown>) {
    const row: Record<string, unknown> = {};
    const broken: (keyof Row & string)[] = [];
    for (const f of this.fields) {
      try {
        row[f.property] = f.transformer ? f.transformer.from(raw[f.column]) : raw[f.column];
      } catch {
        broken.push(f.property as keyof Row & string);
      }
    }
    return { row: row as Partial<Row>, broken };
  }

  async one(from: Queries, tail: string, params: readonly Value[] = []): Promise<Row | undefined> {
    return (await this.find(from, tail, params))[0];
  }
}

/** Every row there is, for what is held in memory; by these fields, where their order matters. */
export const allRows = <Row extends object>(
  from: Queries,
  entity: new () => Row,
  ...by: (keyof Row & string)[]
): Promise<Row[]> => new Table(entity).find(from, by.length ? `order by ${by.map(snake).join(', ')}` : '');
