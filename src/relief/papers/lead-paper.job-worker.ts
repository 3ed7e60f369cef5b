/** What is done for a paper in the process beside the hub: the hub is asked for its words, and they are printed or written. */
import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import { Typefaces } from '../../certificates/pdf/typefaces.js';
import type { JobContext, JobFile, JobWorker } from '../../jobs/job-worker.js';
import { LEAD_PAPER_JOB, type LeadPaperParams } from './lead-paper-job.js';
import type { Paper } from './paper.js';
import { paperDocx } from './print/paper-docx.js';
import { drawPaper } from './print/paper-pdf.js';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const leadPaperWorker: JobWorker<LeadPaperParams> = {
  name: LEAD_PAPER_JOB,
  async run({ ask, path, clock, progress }: JobContext, { format }): Promise<JobFile> {
    const paper = await ask<Paper>({});
    progress(0, 1);
    if (format === 'docx') {
      await writeFile(path, await paperDocx(paper), { mode: 0o600 });
      return { name: `${paper.name}.docx`, type: DOCX };
    }
    const out = createWriteStream(path, { mode: 0o600 });
    const done = finished(out);
    const sheet = new PdfDocument(out, {
      title: paper.title,
      at: clock.now(),
      tagged: true,
      faces: await Typefaces.open(),
    });
    drawPaper(sheet, paper);
    sheet.end();
    await done;
    return { name: `${paper.name}.pdf`, type: 'application/pdf' };
  },
};
