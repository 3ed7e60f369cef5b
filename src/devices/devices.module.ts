import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { DeviceViewsService } from './device.view.js';
import { OwnDeviceController } from './own-device.controller.js';
import { DevicesController } from './devices.controller.js';
import { EnrolController } from './enrol.controller.js';
import { DeviceAdminService } from './device-admin.service.js';
import { EnrolmentService } from './enrolment.service.js';
import { DevicePersonService } from './device-person.service.js';
import { DeviceSweep } from './device-sweep.js';

@Module({
  imports: [AccessModule, DirectoryModule, PeopleModule, RealtimeModule],
  controllers: [DevicesController, OwnDeviceController, EnrolController],
  providers: [DeviceAdminService, EnrolmentService, DevicePersonService, DeviceViewsService, DeviceSweep],
})
export class DevicesModule {}
