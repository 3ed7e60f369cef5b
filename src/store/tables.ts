/** What the store is handed: it knows how tables are written, not which there are. */
import type { MigrationInterface } from 'typeorm';

export interface Schema {
  entities: (new () => object)[];
  migrations: (new () => MigrationInterface)[];
}
