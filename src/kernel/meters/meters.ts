/** What this process counts as it happens. Read by `ops`, which adds what stands in rows. A label has few values, and names nobody. */
import { Injectable } from '@nestjs/common';
import { Registry } from 'prom-client';
import { ClockMeters } from './clock-meters.js';
import { AskedMeters } from './asked-meters.js';
import { OutwardMeters } from './outward-meters.js';
import { RingMeters } from './ring-meters.js';

@Injectable()
export class Meters {
  readonly registry = new Registry();
  readonly rings = new RingMeters(this.registry);
  readonly clock = new ClockMeters(this.registry);
  readonly asked = new AskedMeters(this.registry);
  readonly outward = new OutwardMeters(this.registry);
}
