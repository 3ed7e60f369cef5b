/**
 * A certificate is issued once: its figures are read, frozen, numbered and written in one transaction. Numbers
 * leave none out: the next one is drawn where it is used, one issue of a unit after the other, and the unique key
 * (unit, year, running number) is the last word.
 */
import { DAY } from '../../protocol/time/durations.js';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { dayBegins, localDay } from '../../protocol/time/local-day.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { AuditService } from '../../directory/people/audit.service.js';
import { Seal } from '../../kernel/seal/seal.js';
import { starsOf, type CertificateSettings, type IssuePayload } from '../../protocol/certificates.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Store, type Tx } from '../../store/store.js';
import type { CertificateRow } from '../certificates.entity.js';
import { findStandingCertificate, insertCertificate, lastRunningNumber } from '../certificates.repository.js';
import { certificateFigures } from './certificate-figures.js';
import { checkCode, certificateNumber, signedText } from '../certificate-number.js';
import { Typefaces } from '../pdf/typefaces.js';
import { requirePrintable } from './printable-check.js';
import { IssueSourcesQuery } from './issue-sources.query.js';

/** What was printed of the bearer, sealed to its certificate. */
export const bearerSealContext = (id: string) => `certificate.bearer:${id}`;

export interface IssueRequest extends IssuePayload {
  /** One order may be carried out again after a death half-way. */
  orderId?: string;
}
export interface IssueResult {
  row: CertificateRow;
  /** Nothing was written: it had been issued in this order, or by the same person with the same figures. */
  repeated: boolean;
}

@Injectable()
export class IssueCertificateService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly seal: Seal,
    private readonly audit: AuditService,
    private readonly sources: IssueSourcesQuery,
  ) {}

  /**
   * @throws Refusal `invalid` for a period that is not over or the wrong way round; `not_found` for another unit's
   *   people; `forbidden` for one's own; `conflict` where nothing is approved, a certificate of the same kind and
   *   period stands already, the unit has not said who is in charge, or a character cannot be printed
   */
  async issue(actor: Actor, order: IssueRequest): Promise<IssueResult> {
    const faces = await Typefaces.open(); // Not within the write, which waits for nothing but the database.
    return this.store.write('certificate:issue', (tx) => this.perform(tx, actor, order, faces), {
      queue: `certificates:${actor.unitId}`,
    });
  }

  /** @throws Refusal `invalid` */
  requirePeriod({ from, to }: Pick<IssuePayload, 'from' | 'to'>): void {
    if (to > localDay(this.clock.now())) refuse('invalid', { fields: { to: 'field_not_yet' } });
    if (from > to) refuse('invalid', { fields: { to: 'field_ends_before_day' } });
  }

  /** @throws Refusal `conflict` */
  requireSetup(unitId: string): CertificateSettings {
    const settings = this.sources.settings(unitId);
    if (!settings.inCharge || !settings.contact) refuse('certificates_not_set_up');
    return settings;
  }

  private async perform(tx: Tx, actor: Actor, order: IssueRequest, faces: Typefaces): Promise<IssueResult> {
    const { unitId } = actor;
    this.requirePeriod(order);
    const settings = this.requireSetup(unitId);
    const { personId, paper, from, to } = order;
    if (personId === actor.id) refuse('own_certificate');
    const who = await this.sources.whoServed(tx, unitId, personId, order);
    const remarks = order.remarks?.trim() ?? '';
    const figures = certificateFigures(await this.sources.credited.lines(tx, unitId, personId, order));

    const before = await findStandingCertificate(tx, unitId, order);
    if (before && isRepeat(before, actor, order, remarks, figures.total))
      return { row: before, repeated: true };
    if (before) return refuse('certificate_exists', { params: { number: before.number } });
    if (!figures.total) return refuse('nothing_to_certify');

    const picture = order.namePicture;
    const bearer = {
      ...(await this.sources.bearer(tx, personId)),
      ...(picture !== undefined && { picture }),
    };
    const issuer = this.sources.issuer(actor, settings);
    requirePrintable(faces, { bearer, issuer, figures, remarks });
    const id = newId(this.clock);
    const issuedAt = this.clock.now();
    const drawn = await this.draw(tx, unitId, Number(localDay(issuedAt).slice(0, 4)));
    const fixed = { number: drawn.number, fromDay: from, toDay: to, total: figures.total };
    const row: CertificateRow = {
      id,
      unitId,
      ...drawn,
      ...fixed,
      code: this.codeOf(fixed),
      paper,
      personId,
      who,
      figures,
      stars: starsOf(await this.sources.credited.until(tx, unitId, personId, to)),
      issuer,
      bearer: this.seal.seal(bearerSealContext(id), JSON.stringify(bearer)),
      remarks,
      issuedBy: actor.id,
      issuedAt,
      validFrom: settings.publicityDays
        ? dayBegins(localDay(issuedAt + (settings.publicityDays + 1) * DAY))
        : issuedAt,
      orderId: order.orderId ?? null,
      revokedBy: null,
      revokedAt: null,
      reason: null,
    };
    await insertCertificate(tx, row);
    await this.audit.write(tx, {
      actorId: actor.id,
      act: 'certificate.issue',
      subject: id,
      data: { number: row.number, personId, from, to, total: row.total },
    });
    return { row, repeated: false };
  }

  codeOf = (fixed: Parameters<typeof signedText>[0]): string =>
    checkCode(this.seal.index('certificate.code', signedText(fixed)));

  private async draw(tx: Tx, unitId: string, year: number) {
    const running = (await lastRunningNumber(tx, unitId, year)) + 1;
    return { year, running, number: certificateNumber(this.sources.unitCode(unitId), year, running) };
  }
}

function isRepeat(
  before: CertificateRow,
  actor: Actor,
  order: IssueRequest,
  remarks: string,
  total: number,
): boolean {
  if (order.orderId !== undefined) return before.orderId === order.orderId;
  return (
    before.orderId === null &&
    before.issuedBy === actor.id &&
    before.remarks === remarks &&
    before.total === total
  );
}
