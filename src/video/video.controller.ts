import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import type { VideoOfCall } from '../protocol/conversation/video.js';
import { VideoUnderWayQuery } from './video-under-way.query.js';

@ApiTags('video')
@Controller('calls')
export class VideoController {
  constructor(private readonly underWay: VideoUnderWayQuery) {}

  /** The video call of a call that goes on now, if there is one, for who may join it. */
  @Get(':id/video')
  ofCall(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<VideoOfCall> {
    return this.underWay.of(actor, id);
  }
}
