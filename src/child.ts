/** The process beside the hub in which long work is done; here the rooms' works stand together. */
import 'reflect-metadata';
import { briefWork } from './briefs/paper/work.js';
import { fileWork, orderWork, printsWork } from './certificates/issuing/works.js';
import { EXPORT_WORKS } from './exports/works.js';
import { workIn } from './jobs/process.js';
import type { JobWork } from './jobs/work.js';
import { SCHEMA } from './schema.js';

const WORKS: readonly JobWork<never>[] = [orderWork, printsWork, fileWork, briefWork, ...EXPORT_WORKS];
workIn(WORKS, SCHEMA);
