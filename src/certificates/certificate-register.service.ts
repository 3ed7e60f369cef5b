/** The register of what a unit issued: the list, one's own, and taking one back with a reason. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../kernel/clock.js';
import { localDay } from '../protocol/time/local-day.js';
import { toPage, pageSize, readCursor } from '../kernel/pagination.js';
import type { Actor } from '../kernel/actor.js';
import { AuditService } from '../directory/people/audit.service.js';
import { Directory } from '../directory/directory.js';
import {
  starsOf,
  type Certificate,
  type CertificateState,
  type OwnCertificates,
} from '../protocol/certificates.js';
import type { Page } from '../protocol/answers.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Queries } from '../store/store.js';
import type { CertificateRow } from './certificates.entity.js';
import {
  findCertificate,
  findCertificatesOf,
  listCertificatesOfUnit,
  revokeCertificate,
} from './certificates.repository.js';
import { CreditedServiceQuery } from './issuing/credited-service.query.js';
import { certificateView } from './certificate.view.js';

const MOST_OWN = 200;

export interface CertificateFilter {
  state?: CertificateState | undefined;
  personId?: string | undefined;
  orderId?: string | undefined;
  /** Part of a number or of a name. */
  q?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

@Injectable()
export class CertificateRegisterService {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly credited: CreditedServiceQuery,
  ) {}

  /** The unit's, newest first. */
  async list(actor: Actor, filter: CertificateFilter): Promise<Page<Certificate>> {
    const after = readCursor(filter.cursor);
    if (after) {
      const [at, number] = after;
      if (after.length !== 2 || !Number.isSafeInteger(at) || typeof number !== 'string')
        refuse('invalid', { fields: { cursor: 'field_invalid' } });
    }
    const size = pageSize(filter.limit);
    const rows = await listCertificatesOfUnit(this.store.read, actor.unitId, this.clock.now(), {
      ...filter,
      q: filter.q?.trim(),
      after,
      most: size + 1,
    });
    return toPage(
      rows,
      size,
      (row) => this.shown(row),
      (row) => [row.issuedAt, row.number],
    );
  }

  async own(actor: Actor): Promise<Omit<OwnCertificates, 'identity'>> {
    const rows = await findCertificatesOf(this.store.read, actor.id, MOST_OWN);
    const today = localDay(this.clock.now());
    const credited = await this.credited.until(this.store.read, actor.unitId, actor.id, today);
    return { items: rows.map((row) => this.shown(row)), credited, stars: starsOf(credited) };
  }

  /** @throws Refusal `not_found` for who may not see it */
  async one(from: Queries, actor: Actor, id: string): Promise<CertificateRow> {
    const row = await findCertificate(from, id);
    const theirs = row?.personId === actor.id || (row?.unitId === actor.unitId && manages(actor));
    return row && theirs ? row : refuse('not_found');
  }

  /**
   * It stays in the register with its number, and the public check says so.
   * @throws Refusal `not_found`, `forbidden` for one's own, `conflict` where somebody else took it back before
   */
  revoke(actor: Actor, id: string, reason: string): Promise<Certificate> {
    return this.store.write(
      'certificate:revoke',
      async (tx) => {
        const row = await this.one(tx, actor, id);
        if (row.personId === actor.id) refuse('own_certificate');
        if (row.revokedAt !== null) {
          if (row.revokedBy === actor.id && row.reason === reason) return this.shown(row);
          return refuse('certificate_revoked', { holder: this.named(row.revokedBy!) });
        }
        const changes = { revokedBy: actor.id, revokedAt: this.clock.now(), reason };
        if (!(await revokeCertificate(tx, id, changes))) return refuse('stale');
        const { number } = row;
        await this.audit.write(tx, {
          actorId: actor.id,
          act: 'certificate.revoke',
          subject: id,
          reason,
          data: { number },
        });
        return this.shown({ ...row, ...changes });
      },
      { queue: `certificates:${actor.unitId}` },
    );
  }

  /** A copy is made: who had one stands in the audit trail. @throws Refusal `not_found` */
  noteCopy(actor: Actor, id: string): Promise<void> {
    return this.store.write('certificate:copy', async (tx) => {
      const { number } = await this.one(tx, actor, id);
      await this.audit.write(tx, {
        actorId: actor.id,
        act: 'certificate.copy',
        subject: id,
        data: { number },
      });
    });
  }

  shown = (row: CertificateRow): Certificate => certificateView(row, this.named, this.clock.now());

  private readonly named = (id: string) => ({ id, name: this.directory.person(id)?.name ?? '' });
}

const manages = (actor: Actor) => actor.roles.some((role) => role === 'coordinator' || role === 'admin');
