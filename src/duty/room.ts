/** What this room gives to the house. */
import { Board } from './board.js';
import { Duty } from './duty.js';
import { DutyController } from './duty.controller.js';
import { Presence } from './presence.js';

export const DUTY_CONTROLLERS = [DutyController];
export const DUTY_PROVIDERS = [Board, Duty, Presence];
