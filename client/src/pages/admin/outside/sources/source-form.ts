/** What the form of a source holds, and what of it is sent. Pure. */
import type { Urgency } from '@protocol/codes.js';
import {
  SOURCE_LIMITS,
  type DialledNumber,
  type IntakeSource,
  type SourceKind,
  type SourcePayload,
} from '@protocol/intake/sources.js';

export interface SourceFields {
  kind: SourceKind | null;
  code: string;
  name: string;
  communityIds: string[];
  numbers: DialledNumber[];
  phone: string;
  category: string;
  urgency: Urgency;
  perHour: number;
}
export const blankSource = (): SourceFields => ({
  kind: '12345',
  code: '12345',
  name: '12345 热线',
  communityIds: [],
  numbers: [],
  phone: '',
  category: '',
  urgency: 'normal',
  perHour: SOURCE_LIMITS.usualAnHour,
});
export const formOf = (one: IntakeSource): SourceFields => ({
  kind: one.kind,
  code: one.code,
  name: one.name,
  communityIds: one.communities.map(({ id }) => id),
  numbers: one.numbers.map((row) => ({ ...row })),
  phone: one.phone ?? '',
  category: one.category ?? '',
  urgency: one.urgency ?? 'normal',
  perHour: one.perHour,
});

/** Lines of numbers on which nothing was written are none; code and kind are said once. */
export const payloadOf = (form: SourceFields, isNew: boolean): SourcePayload => ({
  ...(isNew && { code: form.code.trim(), ...(form.kind && { kind: form.kind }) }),
  name: form.name.trim(),
  communityIds: form.kind === 'number' ? [] : form.communityIds,
  ...(form.kind === 'number' && {
    numbers: form.numbers.filter(({ number, communityId }) => number.trim() || communityId),
  }),
  ...(form.kind === 'button' && { phone: form.phone.trim() }),
  category: form.category,
  urgency: form.urgency,
  perHour: form.perHour,
});
