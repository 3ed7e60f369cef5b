/** What an archive says of itself, first and last. */
import { z } from 'zod';

export const ArchiveManifest = z.object({
  /** Of the program that made it. */
  version: z.string(),
  /** The instant that the database in it is of. */
  madeAt: z.number(),
  database: z.object({
    kind: z.enum(['sqlite', 'postgres']),
    /** Of the file; of PostgreSQL it is not known before. */
    bytes: z.number().optional(),
    migrations: z.array(z.string()),
  }),
  calls: z.number(),
  /** The newest line of the journal; absent where there is none. */
  until: z.number().optional(),
  files: z.number(),
  /** Of a base of the tail: its generation, and the segment that goes on from it. No other takes its place. */
  baseOf: z.string().optional(),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;

export const ArchiveFile = z.object({ id: z.string(), bytes: z.number() });
export type ArchiveFile = z.infer<typeof ArchiveFile>;

export const ArchiveEnd = z.object({
  /** SHA-256 of the database, as it was before it was packed. */
  database: z.string(),
  bytes: z.number(),
  files: z.number(),
  /** Files that messages name and that were not where files are kept. */
  missing: z.array(z.string()),
});
export type ArchiveEnd = z.infer<typeof ArchiveEnd>;
