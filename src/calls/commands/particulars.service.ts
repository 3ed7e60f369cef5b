/** Who to call back and who is helped: sealed, given to holder and raiser, masked for others, revealed with a reason. */
import { Injectable } from '@nestjs/common';
import { comparableDigits } from '../../kernel/input/phone-format.js';
import { Seal } from '../../kernel/seal/seal.js';
import { maskName, maskPhone } from '../../kernel/mask.js';
import type { RaisePayload } from '../../protocol/events/call-payloads.js';
import type {
  CallDetail,
  ContactParticulars,
  ResidentParticulars,
} from '../../protocol/calls/call-summary.js';
import { Directory } from '../../directory/directory.js';
import { holderOf } from '../../directory/holder.js';
import { iso } from '../../protocol/time/instant.js';
import type { ConsentSaid, Purpose } from '../../protocol/residents/beneficiaries.js';
import type { Basis } from '../../protocol/codes.js';
import { Store, type Queries, type Tx } from '../../store/store.js';
import type { ParticularsRow } from '../../call/call.entity.js';
import { loadCall } from '../../desk/journal/journal.repository.js';
import { findParticulars, insertParticulars, updateParticulars } from './particulars.repository.js';
import type { Call } from '../../call/call-state.js';

const place = (field: string, callId: string) => `call_particulars.${field}:${callId}`;
type Given = Pick<RaisePayload, 'operatorName' | 'callbackPhone' | 'resident'>;
type Field = 'callbackName' | 'callbackPhone' | 'residentName' | 'residentPhone';

/** Who is called back and who is helped, and who asked them. */
export type Particulars = Pick<CallDetail, 'callback' | 'resident' | 'consent'>;

@Injectable()
export class ParticularsService {
  constructor(
    private readonly seal: Seal,
    private readonly store: Store,
    private readonly directory: Directory,
  ) {}

  loadCall = async (id: string): Promise<Call | undefined> => loadCall(this.store.read, id);

  /** The same beneficiary has the same key, whoever calls for them; null without a telephone. */
  residentKey = (phone: string | undefined): string | null => {
    const digits = phone && comparableDigits(phone);
    return digits ? this.seal.index('call_particulars.resident_phone', digits) : null;
  };

  /** Who is helped is registered, by name or telephone. */
  async hasResident(from: Queries, callId: string): Promise<boolean> {
    const row = await findParticulars(from, callId);
    return row !== undefined && (row.residentName !== null || row.residentPhone !== null);
  }

  /** Which of them are given, by name only. */
  given = (p: Given): string[] =>
    (['operatorName', 'callbackPhone', 'resident'] as const).filter((name) => p[name] !== undefined);

  /** Which of those given are not so already, by name only. */
  async changing(tx: Tx, callId: string, p: Given): Promise<string[]> {
    const given = this.given(p);
    const row = given.length ? await findParticulars(tx, callId) : undefined;
    const differs = (field: Field, text: string | undefined) => {
      const sealed = row?.[field];
      // What cannot be opened is not what is given now.
      return (sealed ? this.seal.tryOpen(place(field, callId), sealed) : '') !== (text ?? '');
    };
    return given.filter((name) => {
      if (name === 'operatorName') return differs('callbackName', p.operatorName);
      if (name === 'callbackPhone') return differs('callbackPhone', p.callbackPhone);
      return (
        row?.basis !== p.resident!.basis ||
        !sameConsent(row, p.resident!) ||
        differs('residentName', p.resident!.name) ||
        differs('residentPhone', p.resident!.phone)
      );
    });
  }

  /** @param asked by whom, and when: kept where the beneficiary is named, or asked for something else than before */
  async keep(tx: Tx, callId: string, p: Given, asked: { by: string; at: number }): Promise<void> {
    if (!this.given(p).length) return;
    const before = p.resident && (await findParticulars(tx, callId));
    const sealed = (field: Field, text: string | undefined) =>
      text ? this.seal.seal(place(field, callId), text) : null;
    const changes: Partial<ParticularsRow> = {
      ...(p.operatorName !== undefined && { callbackName: sealed('callbackName', p.operatorName) }),
      ...(p.callbackPhone !== undefined && { callbackPhone: sealed('callbackPhone', p.callbackPhone) }),
      ...(p.resident !== undefined && {
        residentName: sealed('residentName', p.resident.name),
        residentPhone: sealed('residentPhone', p.resident.phone),
        residentKey: this.residentKey(p.resident.phone),
        basis: p.resident.basis,
        ...(!(before?.consentBy && sameConsent(before, p.resident)) && {
          residentKind: p.resident.kind ?? null,
          consentBy: asked.by,
          consentAt: asked.at,
          purposes: consentSaid(p.resident).purposes,
        }),
      }),
    };
    const written = await updateParticulars(tx, callId, changes);
    if (written) return;
    const none = {
      callbackName: null,
      callbackPhone: null,
      residentName: null,
      residentPhone: null,
      residentKey: null,
      basis: null,
      residentKind: null,
      consentBy: null,
      consentAt: null,
      purposes: null,
    };
    await insertParticulars(tx, { callId, ...none, ...changes });
  }

  private consent({ consentBy, consentAt, purposes }: ParticularsRow): Pick<CallDetail, 'consent'> {
    if (consentBy === null || consentAt === null) return {};
    return {
      consent: { by: holderOf(this.directory, consentBy), at: iso(consentAt), purposes: purposes ?? [] },
    };
  }

  /** @param raiser the name and own telephone of who raised it, used where the call names no other: not where that cannot be read */
  async read(callId: string, raiser: ContactParticulars): Promise<Particulars> {
    const row = await findParticulars(this.store.read, callId);
    const open = (field: Field, otherwise?: string) => {
      const value = row?.[field];
      return value ? this.seal.tryOpen(place(field, callId), value) : otherwise;
    };
    const shut = (...fields: Field[]) => fields.some((f) => row?.[f] && open(f) === undefined);
    const person = (name: string | undefined, phone: string | undefined, broken: boolean | undefined) => ({
      ...(name && { name }),
      ...(phone && { phone }),
      ...(broken && { broken }),
    });
    const callback = person(
      open('callbackName', raiser.name),
      open('callbackPhone', raiser.phone),
      shut('callbackName', 'callbackPhone') || (!row?.callbackPhone && raiser.broken),
    );
    const resident = person(
      open('residentName'),
      open('residentPhone'),
      shut('residentName', 'residentPhone'),
    );
    return {
      ...(Object.keys(callback).length && { callback }),
      ...(row?.basis && {
        resident: {
          ...resident,
          basis: row.basis as Basis,
          ...(row.residentKind !== null && { kind: row.residentKind }),
          ...(row.purposes?.includes('text') && { texts: true }),
        },
        ...this.consent(row),
      }),
    };
  }
}

const purposesOf = ({ texts }: Pick<ResidentParticulars, 'texts'>): Purpose[] =>
  texts ? ['handle', 'text'] : ['handle'];
/** What of it the journal keeps: no personal data. */
export const consentSaid = (resident: ResidentParticulars): ConsentSaid => ({
  kind: resident.kind ?? 'person',
  basis: resident.basis,
  purposes: purposesOf(resident),
});
const sameConsent = (row: ParticularsRow | undefined, resident: ResidentParticulars): boolean =>
  row?.basis === resident.basis &&
  (row.residentKind ?? 'person') === (resident.kind ?? 'person') &&
  (row.purposes ?? ['handle']).join() === purposesOf(resident).join();

/** For those who may know that there is something, not what it is. */
export function maskParticulars({
  callback,
  resident,
  consent,
}: Particulars): Particulars & Pick<CallDetail, 'masked'> {
  const hide = <T extends { name?: string; phone?: string }>(p: T): T => ({
    ...p,
    ...(p.name && { name: maskName(p.name) }),
    ...(p.phone && { phone: maskPhone(p.phone) }),
  });
  return {
    ...(callback && { callback: hide(callback) }),
    ...(resident && { resident: hide(resident) }),
    ...(consent && { consent }),
    masked: true,
  };
}
