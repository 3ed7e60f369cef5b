/** What this room gives to the house. */
import { Alarm } from './alarm.js';
import { Dispatcher } from './dispatcher.js';

export const DISPATCH_PROVIDERS = [Alarm, Dispatcher];
