import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { attachment } from '../kernel/attachment.js';
import type { Actor } from '../kernel/actor.js';
import { Who } from '../access/who.js';
import type { Job } from '../protocol/jobs.js';
import { AskJobBody } from './jobs.dto.js';
import { Jobs } from './jobs.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: Jobs) {}

  /** Asked now, made when its turn comes. */
  @Post()
  ask(@Who() actor: Actor, @Body() { kind, params, password }: AskJobBody): Promise<Job> {
    return this.jobs.ask(actor, kind, params, password);
  }
  /** The asker's own of the last seven days, newest first, 50 at most. */
  @Get()
  async list(@Who() actor: Actor): Promise<{ items: Job[] }> {
    return { items: await this.jobs.list(actor) };
  }
  @Get(':id')
  get(@Who() actor: Actor, @Param('id') id: string): Promise<Job> {
    return this.jobs.get(actor, id);
  }
  /** Stops what is under way; forgets what is over, with its file. */
  @Delete(':id')
  @HttpCode(204)
  remove(@Who() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.jobs.remove(actor, id);
  }
  /** What it made, to who asked, as long as they stand where they stood. */
  @Get(':id/file')
  @ApiProduces('application/octet-stream')
  async file(@Who() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { stream, file } = await this.jobs.file(actor, id);
    return new StreamableFile(stream, {
      type: file.type,
      length: file.bytes,
      disposition: attachment(file.name),
    });
  }
}
