/** What is done for certificates in the process beside the hub: lists of people, and everything that is drawn. */
import type { JobContext, JobFile, JobWorker } from '../../jobs/job-worker.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { CertificateRow } from '../certificates.entity.js';
import { findCertificate, findCertificatesToPrint, type Printed } from '../certificates.repository.js';
import { CreditedServiceQuery } from './credited-service.query.js';
import { bearerSealContext } from './issue-certificate.service.js';
import {
  ISSUE_BATCH_JOB,
  PRINT_BATCH_JOB,
  type IssueRequestFromJob,
  type IssueBatchParams,
  type PrintBatchParams,
} from './certificate-batch.job-kind.js';
import { CertifiedPeopleQuery } from '../certified-people.query.js';
import { drawPapers } from '../pdf/draw-papers.js';
import { printedCertificate, type PrintedCertificate } from '../pdf/printed-certificate.js';
import { PAPER_TITLES } from '../pdf/paper-text.js';
import { CERTIFICATE_FILE_JOB, type CertificateFileParams } from './print-certificate.service.js';
import type { Bearer } from './issue-sources.query.js';

const PDF = 'application/pdf';
const AT_ONCE = 100;

function printed(context: JobContext, row: CertificateRow): PrintedCertificate {
  const { seal, publicUrl, directory } = context;
  const bearer = JSON.parse(seal.open(bearerSealContext(row.id), row.bearer)) as Bearer;
  const { fullIdNumber } = directory.settings(row.unitId).certificates;
  return printedCertificate(row, bearer, { publicUrl, fullIdNumber });
}

/** In the order of their numbers, a few held at a time. */
async function* prints(context: JobContext, which: Printed): AsyncGenerator<PrintedCertificate> {
  let after = '';
  for (;;) {
    const { store, actor } = context;
    const rows = await findCertificatesToPrint(store.read, actor.unitId, which, { after, most: AT_ONCE });
    for (const row of rows) yield printed(context, row);
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.number;
  }
}

export const issueBatchWorker: JobWorker<IssueBatchParams> = {
  name: ISSUE_BATCH_JOB,
  async run(context, { paper, from, to, who, personIds }): Promise<JobFile> {
    const { store, directory, actor } = context;
    const people = await new CertifiedPeopleQuery(store, directory, new CreditedServiceQuery()).everybody(
      actor,
      {
        from,
        to,
        paper,
        ...(who && { who }),
      },
    );
    const chosen = personIds && new Set(personIds);
    const wanted = people.filter((p) => p.minutes > 0 && (!chosen || chosen.has(p.person.id)));
    let issued = 0;
    // Issued and then drawn: each is half the way.
    for (const [i, { person }] of wanted.entries()) {
      const question: IssueRequestFromJob = { issue: person.id };
      if ((await context.ask<{ issued: boolean }>(question)).issued) issued++;
      context.progress(i + 1, 2 * wanted.length);
    }
    if (!issued) return refuse('nobody_to_certify');
    await drawPapers(prints(context, { orderId: context.jobId }), {
      path: context.path,
      title: PAPER_TITLES[paper],
      at: context.clock.now(),
      stack: true,
      drawn: (count) => context.progress(2 * wanted.length - issued + count, 2 * wanted.length),
    });
    return { name: `${PAPER_TITLES[paper]}_${from}_${to}.pdf`, type: PDF };
  },
};

export const printBatchWorker: JobWorker<PrintBatchParams> = {
  name: PRINT_BATCH_JOB,
  async run(context, { ids }): Promise<JobFile> {
    let count = 0;
    await drawPapers(prints(context, { ids }), {
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
export const certificateFileWorker: JobWorker<CertificateFileParams> = {
  name: CERTIFICATE_FILE_JOB,
  async run(context, { certificateId }): Promise<JobFile> {
    const row = (await findCertificate(context.store.read, certificateId)) ?? refuse('not_found');
    const title = PAPER_TITLES[row.paper];
    await drawPapers([printed(context, row)], {
      path: context.path,
      title: `${title} ${row.number}`,
      at: context.clock.now(),
      stack: false,
    });
    return { name: `${title}_${row.number}.pdf`, type: PDF };
  },
};
