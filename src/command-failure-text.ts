/** Why a command could not begin, as the hub's own start says it. */
import { UnsafeSettingsError, type Config } from './kernel/config.js';
import { Refusal } from './kernel/refusal/refusal.js';
import { databaseFailureText } from './ops/start-failure-text.js';

/** @returns undefined where it is nothing of the settings, the database or the file store */
export function commandFailureText(
  error: unknown,
  database: Config['database'] | undefined,
): string | undefined {
  if (error instanceof UnsafeSettingsError) return error.message;
  if (error instanceof Refusal) return error.body('en').message;
  return database && databaseFailureText(error, database);
}
