/** What this room gives to the house. */
import { ExportKinds } from './kinds.js';

export const EXPORTS_PROVIDERS = [ExportKinds];
