/** Where the words and particulars of a lead stand, and how they are sealed to their place. */
import type { Seal } from '../../kernel/seal/seal.js';
import type {
  DoneLeadStep,
  LeadBeneficiary,
  LeadStep,
  LeadStepPayload,
} from '../../protocol/relief/leads.js';
import type { LeadRow } from './rows/leads.entity.js';

export const PARTICULARS = ['name', 'phone', 'idNumber', 'address', 'circumstances'] as const;
export type Particular = (typeof PARTICULARS)[number];

export const leadContext = (field: Particular | 'note' | 'answer', id: string) => `lead.${field}:${id}`;
const stepContext = (id: string, step: LeadStep) => `lead_step.said:${id}:${step}`;
export const visitContext = (id: string, months: number) => `lead_visit.note:${id}:${months}`;

/** Without who and where it was: what a step was told with, beside its name. */
export type Said = Omit<LeadStepPayload, 'step' | 'version'> & {
  cap?: NonNullable<DoneLeadStep['cap']>;
  capUnchecked?: true;
  visits?: { made: number; of: number };
};
export const sealSaid = (seal: Seal, id: string, step: LeadStep, said: Said): string | null =>
  Object.keys(said).length ? seal.seal(stepContext(id, step), JSON.stringify(said)) : null;
/** Nothing where nothing was said, or it cannot be opened. */
export function openSaid(seal: Seal, id: string, step: LeadStep, said: string | null): Said {
  const text = said === null ? undefined : seal.tryOpen(stepContext(id, step), said);
  return text === undefined ? {} : (JSON.parse(text) as Said);
}

type Sealed = Pick<LeadRow, Particular | 'basis'>;
/** Empty fields are none. @param given null: nobody is named */
export function sealBeneficiary(seal: Seal, id: string, given: LeadBeneficiary | null | undefined): Sealed {
  const sealed = (field: Particular) =>
    given?.[field] ? seal.seal(leadContext(field, id), given[field]) : null;
  return {
    name: sealed('name'),
    phone: sealed('phone'),
    idNumber: sealed('idNumber'),
    address: sealed('address'),
    circumstances: sealed('circumstances'),
    basis: given?.basis ?? null,
  };
}
/** undefined where nobody is named; a field that cannot be opened is named in `broken`. */
export function openBeneficiary(
  seal: Seal,
  row: Sealed & Pick<LeadRow, 'id'>,
): { given: LeadBeneficiary; broken: boolean } | undefined {
  if (row.basis === null) return undefined;
  const entries = PARTICULARS.flatMap((field) =>
    row[field] === null ? [] : [[field, seal.tryOpen(leadContext(field, row.id), row[field])] as const],
  );
  const opened = entries.filter(([, text]) => text !== undefined);
  return {
    given: { name: '', ...Object.fromEntries(opened), basis: row.basis },
    broken: opened.length < entries.length,
  };
}
