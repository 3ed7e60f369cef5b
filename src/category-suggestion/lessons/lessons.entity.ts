import { Entity } from 'typeorm';
import { Id, Instant, Json, Text } from '../../store/column-types.js';

/** What one closed call has taught its unit: taken back as one row. */
@Entity('category_lesson')
export class CategoryLessonRow {
  @Id() callId!: string;
  @Text() unitId!: string;
  @Text() category!: string;
  /** When that call was closed: another instant is another closing. */
  @Instant() closedAt!: number;
  @Instant() learnedAt!: number;
  /** Keyed, so that they are words to nobody who has only the database. */
  @Json() words!: string[];
}

/** Up to which closed call each unit has learned. */
@Entity('category_lesson_mark')
export class CategoryLessonMarkRow {
  @Id() unitId!: string;
  @Instant() closedAt!: number;
  @Text() callId!: string;
}
