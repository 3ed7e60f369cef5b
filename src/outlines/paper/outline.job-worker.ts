/** What is done for an outline in the process beside the hub: its words come with it, and are drawn. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { Typefaces } from '../../certificates/pdf/typefaces.js';
import type { JobContext, JobFile, JobWorker } from '../../jobs/job-worker.js';
import { drawOutline } from './outline-document.js';
import { OUTLINE_JOB, type OutlineJobParams } from './outline-job.js';

export const outlineWorker: JobWorker<OutlineJobParams> = {
  name: OUTLINE_JOB,
  async run({ path }: JobContext, { paper, at, name }): Promise<JobFile> {
    const out = createWriteStream(path, { mode: 0o600 });
    const done = finished(out);
    const title = `${paper.title} ${paper.department}`;
    const sheet = new PdfDocument(out, { title, at, tagged: true, faces: await Typefaces.open() });
    drawOutline(sheet, paper);
    sheet.end();
    await done;
    return { name, type: 'application/pdf' };
  },
};
