/** What is done for a brief in the process beside the hub: the hub is asked for its words, and they are drawn. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Typefaces } from '../../certificates/pdf/typefaces.js';
import { PdfDocument } from '../../certificates/pdf/pdf-document.js';
import type { JobContext, JobFile, JobWorker } from '../../jobs/job-worker.js';
import type { Brief } from '../../protocol/papers/briefs.js';
import { drawBrief } from './brief-document.js';
import { BRIEF_JOB, type BriefJobParams } from '../brief-job.js';

export const briefPdfWorker: JobWorker<BriefJobParams> = {
  name: BRIEF_JOB,
  async run({ ask, path, clock, lang, progress }: JobContext): Promise<JobFile> {
    const brief = await ask<Brief>({});
    progress(0, 1);
    const out = createWriteStream(path, { mode: 0o600 });
    const done = finished(out);
    const sheet = new PdfDocument(out, {
      title: brief.title,
      at: clock.now(),
      tagged: true,
      faces: await Typefaces.open(),
    });
    drawBrief(sheet, brief, lang);
    sheet.end();
    await done;
    progress(1, 1);
    const name = lang === 'zh' ? '工作月报' : 'brief';
    return { name: `${name}_${brief.month}.pdf`, type: 'application/pdf' };
  },
};
