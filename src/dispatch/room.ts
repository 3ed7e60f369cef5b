/** What this room gives to the house. */
import { Alarm } from '../desk/alarm.js';
import { Dispatcher } from './dispatcher.js';
import { LateWork } from './late.js';

export const DISPATCH_PROVIDERS = [Alarm, LateWork, Dispatcher];
