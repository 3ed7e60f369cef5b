/** What an issue asks of other modules: the ledger, who somebody is, and who answers for the certificate. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { Directory } from '../../directory/directory.js';
import type { CertificateSettings } from '../../protocol/certificates.js';
import type { ServingRole } from '../../protocol/hours.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Queries } from '../../store/store.js';
import type { Issuer } from '../certificates.entity.js';
import { CreditedServiceQuery, type Period } from './credited-service.query.js';
import { IdentitiesService, type IdentityPapers } from '../identities/identities.service.js';

/** The person as they stand on the paper. */
export interface Bearer extends IdentityPapers {
  name: string;
  /** A PNG in base64, where no typeface draws the name. */
  picture?: string;
}

@Injectable()
export class IssueSourcesQuery {
  constructor(
    readonly credited: CreditedServiceQuery,
    private readonly identities: IdentitiesService,
    private readonly directory: Directory,
  ) {}

  settings = (unitId: string): CertificateSettings => this.directory.settings(unitId).certificates;
  unitCode = (unitId: string): string => this.directory.unit(unitId)!.code;

  /** @throws Refusal `not_found` for who neither belongs to the unit nor served in it then */
  async whoServed(from: Queries, unitId: string, personId: string, period: Period): Promise<ServingRole> {
    const served = await this.credited.who(from, unitId, personId, period);
    if (served) return served;
    const person = this.directory.person(personId);
    if (person?.unitId !== unitId) return refuse('not_found');
    return refuse('nothing_to_certify');
  }

  async bearer(from: Queries, personId: string): Promise<Bearer> {
    const name = this.directory.person(personId)?.name ?? refuse('not_found');
    return { name, ...(await this.identities.papers(from, personId)) };
  }

  issuer(actor: Actor, { inCharge, contact }: CertificateSettings): Issuer {
    const unit = this.directory.unit(actor.unitId)?.name ?? '';
    return { unit, inCharge, handler: actor.name, contact };
  }
}
