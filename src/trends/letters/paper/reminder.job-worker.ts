/** What is done for a letter in the process beside the hub: its words come with it, and are drawn. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { PdfDocument } from '../../../certificates/pdf/pdf-document.js';
import { Typefaces } from '../../../certificates/pdf/typefaces.js';
import type { JobContext, JobFile, JobWorker } from '../../../jobs/job-worker.js';
import { drawReminder } from './reminder-document.js';
import { REMINDER_LETTER_JOB, type ReminderLetterParams } from './reminder-job.js';

export const reminderWorker: JobWorker<ReminderLetterParams> = {
  name: REMINDER_LETTER_JOB,
  async run({ path }: JobContext, { paper, at, name }): Promise<JobFile> {
    const out = createWriteStream(path, { mode: 0o600 });
    const done = finished(out);
    const title = `${paper.title} ${paper.number}`;
    const sheet = new PdfDocument(out, { title, at, tagged: true, faces: await Typefaces.open() });
    drawReminder(sheet, paper);
    sheet.end();
    await done;
    return { name, type: 'application/pdf' };
  },
};
