import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { briefDefinitions } from '../../../src/briefs/brief-definitions.js';
import { briefPdfWorker } from '../../../src/briefs/paper/brief-pdf.job-worker.js';
import { briefText } from '../../../src/briefs/text/brief-text.js';
import { PushedClock } from '../../../src/kernel/clock.js';
import type { JobContext } from '../../../src/jobs/job-worker.js';
import type { Brief } from '../../../src/protocol/papers/briefs.js';
import { FIGURES } from './given.js';

const briefIn = (lang: 'zh' | 'en'): Brief => ({
  month: FIGURES.month,
  unit: FIGURES.unit,
  state: 'frozen',
  at: '2026-11-05T01:00:00.000Z',
  ...briefText(FIGURES, lang),
  definitions: briefDefinitions(FIGURES, lang),
});

test.each(['zh', 'en'] as const)(
  'the PDF in %s has its type in it and says what the page says',
  async (lang) => {
    const folder = mkdtempSync(join(tmpdir(), 'yihu-brief-'));
    const path = join(folder, 'brief.pdf');
    try {
      const context = {
        path,
        lang,
        clock: new PushedClock(Date.parse('2026-11-05T01:00:00Z')),
        progress: () => undefined,
        ask: async () => briefIn(lang),
      };
      const file = await briefPdfWorker.run(context as unknown as JobContext, { month: FIGURES.month });
      expect(file).toEqual({
        name: lang === 'zh' ? '工作月报_2026-10.pdf' : 'brief_2026-10.pdf',
        type: 'application/pdf',
      });
      const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' }).replace(
        /\s+/g,
        '',
      );
      const plain = (words: string) => words.replace(/\s+/g, '');
      const brief = briefIn(lang);
      expect(text).toContain(plain(brief.title));
      for (const section of brief.sections) {
        expect(text).toContain(plain(section.heading));
        for (const row of section.table?.rows ?? []) expect(text).toContain(plain(row.join('')));
      }
      if (lang === 'zh') expect(text).toContain('办结报已解决19件，其中群众确认17件');
      const raw = readFileSync(path, 'latin1');
      expect(raw).toMatch(/\/FontFile/);
      expect(raw).toMatch(/\/MarkInfo/);
      expect(raw.length).toBeLessThan(400_000);
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
);
