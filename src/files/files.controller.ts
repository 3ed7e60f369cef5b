import { pipeline } from 'node:stream/promises';
import { Controller, Get, Headers, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Actor } from '../kernel/actor.js';
import { AnswersFile } from '../kernel/content-disposition.js';
import type { FileSent } from '../protocol/conversation/files.js';
import { Clock } from '../kernel/clock.js';
import { fileHead } from './file-head.js';
import { FileReadingService } from './file-reading.service.js';
import { FileUploadService } from './file-upload.service.js';
import { watchDownload } from './line-watch.js';

@ApiTags('calls')
@Controller()
export class FilesController {
  constructor(
    private readonly uploads: FileUploadService,
    private readonly reading: FileReadingService,
    private readonly clock: Clock,
  ) {}

  /** Sends a picture, a document or a voice note in a call, as `call:message` does. 201 the first time, 200 after. */
  @Post('calls/:id/files')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file'],
      properties: {
        by: { type: 'string', description: 'before the file: whose it is, said on a shared device before' },
        file: { type: 'string', format: 'binary' },
      },
    },
  })
  @ApiHeader({ name: 'Idempotency-Key', required: true, schema: { type: 'string', format: 'uuid' } })
  @ApiCreatedResponse()
  @ApiOkResponse()
  async send(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FileSent> {
    const { sent, made } = await this.uploads.receive(actor, id, key, request, response);
    response.status(made ? 201 : 200);
    return sent;
  }

  /** Answers the bytes of a file, or a range of them. To who reads the words of its call. */
  @Get('files/:id')
  @AnswersFile('application/octet-stream')
  async read(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.reading.find(actor, id);
    const { status, headers, range } = fileHead(file, request.headers);
    const bytes = range && request.method !== 'HEAD' ? await this.reading.bytes(file, range) : undefined;
    response.status(status).set(headers);
    if (!bytes) return void response.end();
    watchDownload(this.clock, response);
    // Who goes away in the middle is no fault; what breaks off there cannot be told any more.
    await pipeline(bytes, response).catch(() => void response.destroy());
  }
}
