/** Before an issue: who has creditable service in a period, what is missing, and who has their certificate already. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../kernel/actor.js';
import { Directory } from '../directory/directory.js';
import { pageOfList, type PageRequest } from '../kernel/page-of-list.js';
import type { CertificatePeople, CertificatePerson, Paper } from '../protocol/certificates.js';
import type { ServingRole } from '../protocol/hours.js';
import { Store } from '../store/store.js';
import { CreditedServiceQuery, type Period } from './issuing/credited-service.query.js';
import { Typefaces } from './pdf/typefaces.js';

export interface PeopleFilter extends Period, PageRequest {
  paper: Paper;
  who?: ServingRole | undefined;
  q?: string | undefined;
}

@Injectable()
export class CertifiedPeopleQuery {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly credited: CreditedServiceQuery,
  ) {}

  /** By name and never by hours: nobody is ranked. */
  async list(actor: Actor, filter: PeopleFilter): Promise<CertificatePeople> {
    const [everybody, faces] = await Promise.all([this.everybody(actor, filter), Typefaces.open()]);
    const shown = everybody
      .filter((p) => !filter.q?.trim() || p.person.name.includes(filter.q.trim()))
      .map((one) => {
        const undrawable = faces.missing(one.person.name);
        return undrawable.length ? { ...one, undrawable } : one;
      });
    const open = shown.filter((p) => p.minutes > 0 && p.already === undefined);
    const ready = open.filter((p) => p.undrawable === undefined);
    const page = pageOfList(
      shown.map((one) => ({ id: one.person.id, one })),
      filter,
    );
    return {
      items: page.items.map(({ one }) => one),
      nextCursor: page.nextCursor,
      totals: {
        ready: ready.length,
        minutes: ready.reduce((all, p) => all + p.minutes, 0),
        already: shown.filter((p) => p.already !== undefined).length,
        pending: shown.reduce((all, p) => all + p.pending, 0),
        unidentified: ready.filter((p) => !p.identified).length,
        undrawable: open.length - ready.length,
      },
    };
  }

  async everybody(
    { id: self, unitId }: Pick<Actor, 'id' | 'unitId'>,
    { from, to, paper, who }: Omit<PeopleFilter, keyof PageRequest>,
  ): Promise<CertificatePerson[]> {
    const { long: read } = this.store;
    const [sums, standing, identified] = await Promise.all([
      this.credited.everybody(read, unitId, { from, to }),
      read.rows<{ person_id: string; number: string }>(
        `select person_id, number from certificate
          where unit_id = ? and paper = ? and from_day = ? and to_day = ? and revoked_at is null`,
        [unitId, paper, from, to],
      ),
      read.rows<{ id: string }>(
        `select s.id from service_identity s join account a on a.id = s.id
          where a.unit_id = ? and (s.id_number is not null or s.volunteer_number is not null)`,
        [unitId],
      ),
    ]);
    const already = new Map(standing.map((row) => [row.person_id, row.number]));
    const known = new Set(identified.map((row) => row.id));
    return sums
      .filter((sum) => (!who || sum.who === who) && sum.personId !== self)
      .map(({ personId, sources, ...sum }) => {
        const number = already.get(personId);
        return {
          person: { id: personId, name: this.directory.person(personId)?.name ?? '' },
          who: sum.who,
          minutes: sources.measured + sources.back_filled,
          sources,
          pending: sum.pending,
          ...(number !== undefined && { already: number }),
          identified: known.has(personId),
        };
      })
      .filter((p) => p.minutes > 0 || p.pending > 0)
      .sort(
        (a, b) => a.person.name.localeCompare(b.person.name, 'zh-CN') || (a.person.id < b.person.id ? -1 : 1),
      );
  }
}
