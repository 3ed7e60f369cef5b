/** The text of each paper. Pure. */
import type { Lang } from '../../../protocol/lang.js';
import type { LeadPaper } from '../../../protocol/relief/papers.js';
import type { Paper } from '../paper.js';
import { agencyText } from './agency-text.js';
import { legalAidText } from './legal-aid-text.js';
import type { PaperSource } from './paper-source.js';
import { rightsText } from './rights-text.js';
import { transferText } from './transfer-text.js';
import { visitText } from './visit-text.js';

const TEXTS: Readonly<Record<LeadPaper, (source: PaperSource, lang: Lang) => Paper>> = {
  rights: rightsText,
  transfer: transferText,
  agency: agencyText,
  visit: visitText,
  legal_aid: legalAidText,
};
export const leadPaperText = (kind: LeadPaper, source: PaperSource, lang: Lang): Paper =>
  TEXTS[kind](source, lang);
