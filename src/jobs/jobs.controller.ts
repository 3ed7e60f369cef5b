import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { contentDisposition } from '../kernel/content-disposition.js';
import type { Actor } from '../kernel/actor.js';
import { CurrentActor } from '../access/current-actor.decorator.js';
import type { Job } from '../protocol/jobs.js';
import { RequestJobDto } from './jobs.dto.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  /** Asked now, made when its turn comes. */
  @Post()
  ask(@CurrentActor() actor: Actor, @Body() { kind, params, password }: RequestJobDto): Promise<Job> {
    return this.jobs.ask(actor, kind, params, password);
  }
  /** The asker's own of the last seven days, newest first, 50 at most. */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<{ items: Job[] }> {
    return { items: await this.jobs.list(actor) };
  }
  @Get(':id')
  get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<Job> {
    return this.jobs.get(actor, id);
  }
  /** Stops what is under way; forgets what is over, with its file. */
  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    return this.jobs.remove(actor, id);
  }
  /** What it made, to who asked, as long as they stand where they stood. */
  @Get(':id/file')
  @ApiProduces('application/octet-stream')
  async file(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<StreamableFile> {
    const { stream, file } = await this.jobs.file(actor, id);
    return new StreamableFile(stream, {
      type: file.type,
      length: file.bytes,
      disposition: contentDisposition(file.name),
    });
  }
}
