/** The parts of a lead as its readers may see them. */
import type { Seal } from '../../kernel/seal/seal.js';
import type { WorkingCalendar } from '../../calendar/working-calendar.js';
import type { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import type { Lang } from '../../protocol/lang.js';
import type {
  DoneLeadStep,
  LeadAnswer,
  LeadDetail,
  LeadPayment,
  LeadVisit,
} from '../../protocol/relief/leads.js';
import { iso } from '../../protocol/time/instant.js';
import { MASKS } from './beneficiary-masks.js';
import { leadContext, openBeneficiary, openSaid, visitContext } from './lead-seal.js';
import type { LeadDeadlineRow, LeadRow, LeadStepRow, LeadVisitRow } from './rows/leads.entity.js';
import { MET_BY, visitMonthsOf } from './way/lead-deadlines.js';
import { whyOf } from './way/lead-why.js';

export type Reading = 'masked' | 'clear';
export interface ViewContext {
  seal: Seal;
  directory: Pick<Directory, 'person'>;
  reading: Reading;
  /** false: the row only. */
  reads: boolean;
  lang: Lang;
}

/** A number of papers is never shown in full. */
export function beneficiaryOf(
  { seal, reading }: ViewContext,
  row: LeadRow,
): NonNullable<LeadDetail['beneficiary']> | undefined {
  const known = openBeneficiary(seal, row);
  if (!known) return undefined;
  const { name, phone, idNumber, address, circumstances, basis } = known.given;
  const clear = reading === 'clear';
  return {
    name: clear ? name : MASKS.name(name),
    ...(phone && { phone: clear ? phone : MASKS.phone(phone) }),
    ...(idNumber && { idNumber: MASKS.idNumber(idNumber) }),
    ...(address && { address: clear ? address : MASKS.address(address) }),
    ...(circumstances && { circumstances: clear ? circumstances : MASKS.circumstances(circumstances) }),
    basis,
    masked: !clear,
    ...(known.broken && { broken: true as const }),
  };
}

const inTime = (deadline: LeadDeadlineRow | undefined) =>
  deadline && {
    due: iso(deadline.dueAt),
    ...(deadline.doneAt !== null && { inTime: deadline.doneAt <= deadline.dueAt }),
  };

export function stepOf(
  { seal, directory, reading, reads }: ViewContext,
  { leadId, step, at, doneBy, said }: LeadStepRow,
  deadlines: readonly LeadDeadlineRow[],
): DoneLeadStep {
  const met = deadlines.find(({ name }) => name === MET_BY[step]);
  const known = { step, at: iso(at), by: holderOf(directory, doneBy), ...inTime(met) };
  const { approved, amountFen, parts, elsewhere, case: found, ...words } = openSaid(seal, leadId, step, said);
  if (!reads) return { ...known, ...(found && { case: found }) };
  return {
    ...known,
    ...(found && { case: found }),
    ...words,
    ...(approved && { approved }),
    ...(amountFen !== undefined && { amountGiven: true as const }),
    ...(reading === 'clear' && {
      ...(amountFen !== undefined && { amountFen }),
      ...(parts && { parts }),
      ...(elsewhere && { elsewhere }),
    }),
  };
}

export function visitsOf(
  { seal, directory, reads }: ViewContext,
  made: readonly LeadVisitRow[],
  deadlines: readonly LeadDeadlineRow[],
): LeadVisit[] {
  return deadlines
    .flatMap(({ name, dueAt }) => {
      const months = visitMonthsOf(name);
      return months === null ? [] : [{ months, dueAt }];
    })
    .sort((a, b) => a.months - b.months)
    .map(({ months, dueAt }) => {
      const visit = made.find((one) => one.months === months);
      if (!visit) return { months, due: iso(dueAt) };
      const { leadId, note } = visit;
      const words = reads && note !== null ? seal.tryOpen(visitContext(leadId, months), note) : undefined;
      return {
        months,
        due: iso(dueAt),
        doneAt: iso(visit.at),
        by: holderOf(directory, visit.doneBy),
        way: visit.way,
        ...(words && { note: words }),
      };
    });
}

export function answerOf(
  { seal, directory, reads }: ViewContext,
  { id, answeredAt, answeredBy, helped, answerText }: LeadRow,
  deadlines: readonly LeadDeadlineRow[],
): LeadAnswer | undefined {
  if (!reads || answeredAt === null || answeredBy === null || helped === null) return undefined;
  const text = answerText === null ? undefined : seal.tryOpen(leadContext('answer', id), answerText);
  const due = deadlines.find(({ name }) => name === 'answer')?.dueAt ?? answeredAt;
  return {
    at: iso(answeredAt),
    by: holderOf(directory, answeredBy),
    helped,
    ...(text && { text }),
    inTime: answeredAt <= due,
  };
}

export function paymentOf(
  { lang }: ViewContext,
  { paidOn, toldOn }: LeadRow,
  deadlines: readonly LeadDeadlineRow[],
  calendar: WorkingCalendar,
): LeadPayment | undefined {
  const tell = deadlines.find(({ name }) => name === 'tell_paid');
  if (paidOn === null || !tell) return undefined;
  return {
    paidOn,
    ...(toldOn !== null && { toldOn }),
    tellBy: iso(tell.dueAt),
    ...(tell.doneAt !== null && { inTime: tell.doneAt <= tell.dueAt }),
    why: whyOf(calendar, tell, lang),
  };
}
