import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { DeviceView } from './device-view.js';
import { DeviceController } from './device.controller.js';
import { DevicesController } from './devices.controller.js';
import { EnrolController } from './enrol.controller.js';
import { Enrolling } from './enrolling.js';
import { Enrolment } from './enrolment.js';
import { Holding } from './holding.js';
import { DeviceSweep } from './sweep.js';

@Module({
  imports: [AccessModule, DirectoryModule, PeopleModule, RealtimeModule],
  controllers: [DevicesController, DeviceController, EnrolController],
  providers: [Enrolling, Enrolment, Holding, DeviceView, DeviceSweep],
})
export class DevicesModule {}
