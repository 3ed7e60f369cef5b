/** What is done for a letter in the process beside the hub: its words come with it, and are drawn. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { Typefaces } from '../../certificates/pdf/typefaces.js';
import type { JobContext, JobFile, JobWorker } from '../../jobs/job-worker.js';
import { drawLetter } from './letter-document.js';
import { CHECKUP_LETTER_JOB, type CheckupLetterParams } from './letter-job.js';

export const letterWorker: JobWorker<CheckupLetterParams> = {
  name: CHECKUP_LETTER_JOB,
  async run({ path }: JobContext, { letter, at, name }): Promise<JobFile> {
    const out = createWriteStream(path, { mode: 0o600 });
    const done = finished(out);
    const title = `${letter.title} ${letter.facts[0]?.[1] ?? ''}`.trim();
    const sheet = new PdfDocument(out, { title, at, tagged: true, faces: await Typefaces.open() });
    drawLetter(sheet, letter);
    sheet.end();
    await done;
    return { name, type: 'application/pdf' };
  },
};
