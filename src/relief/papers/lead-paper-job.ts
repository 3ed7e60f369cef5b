/** What the hub and the process beside it call the making of a paper. Pure. */
import type { LeadPaper, LeadPaperFormat } from '../../protocol/relief/papers.js';

export const LEAD_PAPER_JOB = 'lead_paper';
/** Ids and codes; what stands on the paper is asked of the hub when it is made. */
export interface LeadPaperParams extends Record<string, unknown> {
  leadId: string;
  paper: LeadPaper;
  format: LeadPaperFormat;
  /** The look was asked for with a reason, and is in the audit trail. */
  clear: boolean;
  requestId?: string;
  months?: number;
}
