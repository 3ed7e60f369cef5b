/** The process beside the hub in which long work is done; here the modules' workers stand together. */
import 'reflect-metadata';
import { briefPdfWorker } from './briefs/paper/brief-pdf.job-worker.js';
import {
  certificateFileWorker,
  issueBatchWorker,
  printBatchWorker,
} from './certificates/issuing/certificates.job-workers.js';
import { EXPORT_WORKERS } from './exports/exports.job-workers.js';
import { runJobProcess } from './jobs/job-process.js';
import type { JobWorker } from './jobs/job-worker.js';
import { SCHEMA } from './schema.js';

const WORKS: readonly JobWorker<never>[] = [
  issueBatchWorker,
  printBatchWorker,
  certificateFileWorker,
  briefPdfWorker,
  ...EXPORT_WORKERS,
];
runJobProcess(WORKS, SCHEMA);
