/** What a coordinator's page may ask. */
import { Injectable } from '@nestjs/common';
import * as dto from '../call/call.dto.js';
import { CallDeeds } from '../call/deeds.js';
import { Views } from '../call/views.js';
import { door, type DoorsOf } from './door.js';

@Injectable()
export class CoordinationDoors {
  readonly all: DoorsOf<'coordination'>;

  constructor(deeds: CallDeeds, views: Views) {
    this.all = {
      'call:assign': door(dto.AssignDto, async (a, p) => views.summary((await deeds.assign(a, p)).line)),
    };
  }
}
