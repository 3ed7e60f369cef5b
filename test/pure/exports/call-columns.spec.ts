import { expect, test } from '@jest/globals';
import { CALL_COLUMNS, type ExportedCallRow } from '../../../src/exports/calls/call-columns.js';
import type { JobContext } from '../../../src/jobs/job-worker.js';
import { GUARDED_CATEGORIES } from '../../../src/protocol/codes.js';

test('of a guarded call no column tells what it was nor where it went', () => {
  const context = {
    lang: 'zh',
    actor: { unitId: 'heping' },
    directory: {
      addedCategories: () => [],
      community: () => undefined,
      subdistrict: () => undefined,
      person: () => undefined,
      department: () => undefined,
    },
  } as unknown as JobContext;
  const cells = (category: string) => {
    const line: Partial<ExportedCallRow> = {
      category,
      raised_at: 0,
      answer_by: 0,
      answered_at: null,
      close_by: 0,
    };
    const rest = {
      closed_at: null,
      holder_id: null,
      outcome: 'referred',
      solved: 0,
      rating: null,
      desk_place: null,
    } as const;
    const referral = JSON.stringify({ body: '区妇联', how: 'warm' });
    return CALL_COLUMNS.map((c) =>
      c.of({ ...line, ...rest, referral, state: 'closed', urgency: 'normal' } as ExportedCallRow, context),
    );
  };
  expect(cells('labour')).toEqual(expect.arrayContaining(['区妇联', '欠薪']));
  for (const category of GUARDED_CATEGORIES) {
    expect(cells(category)).toContain('其他');
    expect(cells(category)).not.toContain('区妇联');
  }
});
