/** The process beside the hub in which long work is done; here the rooms' works stand together. */
import 'reflect-metadata';
import { EXPORT_WORKS } from './exports/works.js';
import { workIn } from './jobs/process.js';

workIn([...EXPORT_WORKS]);
