import { Module } from '@nestjs/common';
import { DirectoryModule } from '../directory/directory.module.js';
import { PeopleModule } from '../people/people.module.js';
import { JobBook } from './book.js';
import { Children } from './children.js';
import { JobFiles } from './files.js';
import { JobsController } from './jobs.controller.js';
import { Jobs } from './jobs.js';
import { JobKinds } from './kinds.js';
import { JobLaw } from './law.js';
import { Runner } from './runner.js';

@Module({
  imports: [DirectoryModule, PeopleModule],
  controllers: [JobsController],
  providers: [JobBook, JobFiles, Children, JobKinds, JobLaw, Runner, Jobs],
  exports: [JobKinds, Children, JobFiles],
})
export class JobsModule {}
