/** What this room gives to the house. */
import { AbleAgain } from '../desk/able-again.js';
import { Board } from '../desk/on-duty/board.js';
import { Duty } from './duty.js';
import { DutyController } from './duty.controller.js';
import { Handover } from './handover.js';
import { HandoverController } from './handover.controller.js';
import { HandoverWatch } from './handover-watch.js';
import { Presence } from './presence.js';

export const DUTY_CONTROLLERS = [DutyController, HandoverController];
export const DUTY_PROVIDERS = [Board, Duty, Presence, Handover, HandoverWatch, AbleAgain];
