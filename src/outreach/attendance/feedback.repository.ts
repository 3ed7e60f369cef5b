/** What was said of activities, sealed. */
import type { Queries, Tx } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { FeedbackRow } from '../activities/activities.entity.js';

const feedback = new Table(FeedbackRow);

export const feedbackSealContext = (id: string): string => `activity_feedback.text:${id}`;

export const feedbackOn = (from: Queries, activityId: string): Promise<FeedbackRow[]> =>
  feedback.find(from, 'where activity_id = ? order by at, id', [activityId]);
export const findFeedbackOf = (
  from: Queries,
  activityId: string,
  personId: string,
): Promise<FeedbackRow | undefined> =>
  feedback.one(from, 'where activity_id = ? and person_id = ?', [activityId, personId]);
export const insertFeedback = (tx: Tx, row: FeedbackRow): Promise<void> => feedback.insert(tx, row);
export const updateFeedback = (
  tx: Tx,
  id: string,
  changes: Pick<FeedbackRow, 'text' | 'at'>,
): Promise<number> => feedback.update(tx, changes, 'id = ?', [id]);
