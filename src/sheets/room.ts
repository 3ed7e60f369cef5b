/** What this room gives to the house. */
import { SheetReader } from './reader.js';

export const SHEETS_PROVIDERS = [SheetReader];
