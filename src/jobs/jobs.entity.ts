import type { Lang } from '../protocol/lang.js';
import { Entity } from 'typeorm';
import type { JobState } from '../protocol/papers/jobs.js';
import type { Role } from '../protocol/codes.js';
import type { Sentence } from '../kernel/refusal/refusal.js';
import { Id, Instant, Integer, Json, Text } from '../store/column-types.js';

/** A long piece of work that somebody asked for. */
@Entity('job')
export class JobRow {
  @Id() id!: string;
  @Text() unitId!: string;
  @Text() askedBy!: string;
  /** With which roles it was asked; who has lost one of them gets no file. */
  @Json() roles!: Role[];
  @Text() lang!: Lang;
  @Text() kind!: string;
  /** In the asker's words. */
  @Text() title!: string;
  @Json() params!: Record<string, unknown>;
  @Text() state!: JobState;
  @Integer() done!: number;
  @Integer({ nullable: true }) total!: number | null;
  /** The process of the hub that does it; null where none has taken it. */
  @Text({ nullable: true }) node!: string | null;
  /** When that process last said that it lives. */
  @Instant({ nullable: true }) beatAt!: number | null;
  /** How often it was taken up: with the node it tells one run from the next. */
  @Integer() attempt!: number;
  @Instant() askedAt!: number;
  @Instant({ nullable: true }) finishedAt!: number | null;
  @Json({ nullable: true }) file!: { name: string; type: string; bytes: number } | null;
  /** A sentence and what fills it, said in the reader's language. */
  @Json({ nullable: true }) failure!: { sentence: Sentence; params?: Record<string, string | number> } | null;
}
