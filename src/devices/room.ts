/** What this room gives to the house. */
import { DeviceController } from './device.controller.js';
import { DeviceView } from './device-view.js';
import { DevicesController } from './devices.controller.js';
import { EnrolController } from './enrol.controller.js';
import { Enrolled } from '../access/enrolled.js';
import { Enrolling } from './enrolling.js';
import { Enrolment } from './enrolment.js';
import { Holding } from './holding.js';
import { StandingThere } from '../access/standing-there.js';
import { DeviceSweep } from './sweep.js';

export const DEVICES_CONTROLLERS = [DevicesController, DeviceController, EnrolController];
export const DEVICES_PROVIDERS = [
  Enrolled,
  Enrolling,
  Enrolment,
  Holding,
  DeviceView,
  DeviceSweep,
  StandingThere,
];
