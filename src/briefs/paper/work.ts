/** What is done for a brief in the process beside the hub: the hub is asked for its words, and they are drawn. */
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { Faces } from '../../certificates/press/faces.js';
import { Sheet } from '../../certificates/press/sheet.js';
import type { JobContext, JobFile, JobWork } from '../../jobs/work.js';
import type { Brief } from '../../protocol/briefs.js';
import { drawBrief } from './paper.js';
import { BRIEF, type BriefAsked } from '../asked.js';

export const briefWork: JobWork<BriefAsked> = {
  name: BRIEF,
  async run({ ask, path, clock, lang, progress }: JobContext): Promise<JobFile> {
    const brief = await ask<Brief>({});
    progress(0, 1);
    const out = createWriteStream(path, { mode: 0o600 });
    const done = finished(out);
    const sheet = new Sheet(out, {
      title: brief.title,
      at: clock.now(),
      tagged: true,
      faces: await Faces.open(),
    });
    drawBrief(sheet, brief, lang);
    sheet.end();
    await done;
    progress(1, 1);
    const name = lang === 'zh' ? '工作月报' : 'brief';
    return { name: `${name}_${brief.month}.pdf`, type: 'application/pdf' };
  },
};
