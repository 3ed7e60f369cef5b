/** What this room gives to the house. */
import { WallController } from './wall.controller.js';
import { Wall } from './wall.js';

export const WALL_CONTROLLERS = [WallController];
export const WALL_PROVIDERS = [Wall];
