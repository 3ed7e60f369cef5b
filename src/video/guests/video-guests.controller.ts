import { Body, Controller, Header, HttpCode, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import type { VideoGuestOpened } from '../../protocol/conversation/video.js';
import { VideoGuestDto } from '../video.dto.js';
import { LinkTriesService } from './link-tries.service.js';
import { VideoInvitationsService } from './video-invitations.service.js';

@ApiTags('video')
@Controller('video-guests')
export class VideoGuestsController {
  constructor(
    private readonly invitations: VideoInvitationsService,
    private readonly tries: LinkTriesService,
  ) {}

  /** Opens a link to a video call, once: what is answered lets into the namespace `/guest`. */
  @Post()
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  async open(@Body() guest: VideoGuestDto, @Req() request: Request): Promise<VideoGuestOpened> {
    await this.tries.spend(request.ip ?? '');
    return this.invitations.open(guest);
  }
}
