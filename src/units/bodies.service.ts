/** The directory of bodies to refer to (110, 12345, 12348 …), kept by the administrator. */
import { Injectable } from '@nestjs/common';
import type { BodyFields, BodyView } from '../protocol/administration.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { Store, type Tx } from '../store/store.js';
import {
  DirectoryChangesService,
  versionTagOf,
  requireCurrent,
} from '../directory/directory-changes.service.js';
import type { BodyRow } from '../directory/places.entity.js';
import {
  deleteBody,
  findBodiesOf,
  findBodyOfUnit,
  insertBody,
  isBodyNameTaken,
  updateBody,
} from './bodies.repository.js';

const MOST_BODIES = 200;

const fieldsOf = ({ name, phone, contact, remit, position }: BodyRow): BodyFields => ({
  name,
  phone,
  contact,
  remit,
  position,
});
const shown = (body: BodyRow): BodyView => ({
  id: body.id,
  ...fieldsOf(body),
  tag: versionTagOf(fieldsOf(body)),
});

const present = (given: Partial<BodyFields>): Partial<BodyFields> =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value !== null));

@Injectable()
export class BodiesService {
  constructor(
    private readonly store: Store,
    private readonly changes: DirectoryChangesService,
    private readonly clock: Clock,
  ) {}

  async list(unitId: string): Promise<BodyView[]> {
    return (await findBodiesOf(this.store.read, unitId)).map(shown);
  }

  add(
    actor: Actor,
    given: Omit<BodyFields, 'position' | 'contact'> & Partial<Pick<BodyFields, 'position' | 'contact'>>,
  ): Promise<BodyView> {
    return this.changes.make(actor, 'body.add', async (tx) => {
      const all = await findBodiesOf(tx, actor.unitId);
      if (all.some((b) => b.name === given.name)) refuse('already_exists');
      if (all.length >= MOST_BODIES) refuse('too_many_kept', { params: { max: MOST_BODIES } });
      const position = given.position ?? Math.max(-1, ...all.map((b) => b.position)) + 1;
      const { name, phone, contact = '', remit } = given;
      const id = newId(this.clock);
      const body: BodyRow = { id, unitId: actor.unitId, name, phone, contact, remit, position };
      await insertBody(tx, body);
      return { value: shown(body), subject: body.id, data: { ...fieldsOf(body) } };
    });
  }

  change(actor: Actor, id: string, given: Partial<BodyFields>, tag?: string): Promise<BodyView> {
    return this.changes.make(actor, 'body.change', async (tx) => {
      const now = await this.own(tx, actor, id);
      const {
        name = now.name,
        phone = now.phone,
        contact = now.contact,
        remit = now.remit,
        position = now.position,
      } = present(given);
      const then: BodyRow = { ...now, name, phone, contact, remit, position };
      if (versionTagOf(fieldsOf(then)) === versionTagOf(fieldsOf(now))) return { value: shown(now) };
      requireCurrent(tag, fieldsOf(now));
      if (await isBodyNameTaken(tx, then)) refuse('already_exists');
      await updateBody(tx, id, fieldsOf(then));
      return { value: shown(then), subject: id, data: { from: fieldsOf(now), to: fieldsOf(then) } };
    });
  }

  /** A referral keeps the body's name in its own words, so nothing is orphaned. */
  remove(actor: Actor, id: string): Promise<void> {
    return this.changes.make(actor, 'body.remove', async (tx) => {
      const now = await this.own(tx, actor, id);
      await deleteBody(tx, id);
      return { value: undefined, subject: id, data: { ...fieldsOf(now) } };
    });
  }

  private async own(tx: Tx, actor: Actor, id: string): Promise<BodyRow> {
    return (await findBodyOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
  }
}
