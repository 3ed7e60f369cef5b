/** What is done for certificates in the process beside the hub: lists of people, and everything that is drawn. */
import type { JobContext, JobFile, JobWork } from '../../jobs/work.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { marks } from '../../store/store.js';
import { Table } from '../../store/table.js';
import { CertificateRow } from '../certificates.entities.js';
import { Credited } from './credited.js';
import { bearerPlace } from './issuing.js';
import { ORDER, PRINTS, type IssueQuestion, type OrderGiven, type PrintGiven } from './orders.js';
import { CertifiedPeople } from '../people.js';
import { drawAll } from '../press/draw.js';
import { printOf, type Print } from '../press/print.js';
import { PAPER_TITLES } from '../press/words.js';
import { FILE, type FileGiven } from './printing.js';
import type { Bearer } from './sources.js';

const certificates = new Table(CertificateRow);
const PDF = 'application/pdf';
const AT_ONCE = 100;

function printed(context: JobContext, row: CertificateRow): Print {
  const { seal, publicUrl, directory } = context;
  const bearer = JSON.parse(seal.open(bearerPlace(row.id), row.bearer)) as Bearer;
  const { fullIdNumber } = directory.settings(row.unitId).certificates;
  return printOf(row, bearer, { publicUrl, fullIdNumber });
}

/** In the order of their numbers, a few held at a time. */
async function* prints(
  context: JobContext,
  condition: string,
  params: readonly string[],
): AsyncGenerator<Print> {
  let after = '';
  for (;;) {
    const rows = await certificates.find(
      context.store.read,
      `where unit_id = ? and ${condition} and number > ? order by number limit ?`,
      [context.actor.unitId, ...params, after, AT_ONCE],
    );
    for (const row of rows) yield printed(context, row);
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.number;
  }
}

export const orderWork: JobWork<OrderGiven> = {
  name: ORDER,
  async run(context, { paper, from, to, who, personIds }): Promise<JobFile> {
    const { store, directory, actor } = context;
    const people = await new CertifiedPeople(store, directory, new Credited()).everybody(actor, {
      from,
      to,
      paper,
      ...(who && { who }),
    });
    const chosen = personIds && new Set(personIds);
    const wanted = people.filter((p) => p.minutes > 0 && (!chosen || chosen.has(p.person.id)));
    let issued = 0;
    // Issued and then drawn: each is half the way.
    for (const [i, { person }] of wanted.entries()) {
      const question: IssueQuestion = { issue: person.id };
      if ((await context.ask<{ issued: boolean }>(question)).issued) issued++;
      context.progress(i + 1, 2 * wanted.length);
    }
    if (!issued) return refuse('nobody_to_certify');
    await drawAll(prints(context, 'order_id = ? and revoked_at is null', [context.jobId]), {
      path: context.path,
      title: PAPER_TITLES[paper],
      at: context.clock.now(),
      stack: true,
      drawn: (count) => context.progress(2 * wanted.length - issued + count, 2 * wanted.length),
    });
    return { name: `${PAPER_TITLES[paper]}_${from}_${to}.pdf`, type: PDF };
  },
};

export const printsWork: JobWork<PrintGiven> = {
  name: PRINTS,
  async run(context, { ids }): Promise<JobFile> {
    let count = 0;
    await drawAll(prints(context, `id in (${marks(ids)})`, ids), {
      path: context.path,
      at: context.clock.now(),
      stack: true,
      drawn: (drawn) => context.progress((count = drawn), ids.length),
    });
    if (!count) return refuse('not_found');
    return { name: `志愿服务证明_${count}份.pdf`, type: PDF };
  },
};

/** One, for its bearer or a coordinator; who may have it was asked in the hub. */
export const fileWork: JobWork<FileGiven> = {
  name: FILE,
  async run(context, { certificateId }): Promise<JobFile> {
    const row =
      (await certificates.one(context.store.read, 'where id = ?', [certificateId])) ?? refuse('not_found');
    const title = PAPER_TITLES[row.paper];
    await drawAll([printed(context, row)], {
      path: context.path,
      title: `${title} ${row.number}`,
      at: context.clock.now(),
      stack: false,
    });
    return { name: `${title}_${row.number}.pdf`, type: PDF };
  },
};
