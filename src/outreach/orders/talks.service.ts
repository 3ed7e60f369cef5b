/** The list of talks that communities may order, kept by coordinators. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { requireCurrent, versionTagOf } from '../../directory/directory-changes.service.js';
import { Directory } from '../../directory/directory.js';
import { AuditService } from '../../directory/people/audit.service.js';
import type { Talk, TalkChange, TalkPayload } from '../../protocol/outreach/talk-orders.js';
import { Store, type Tx } from '../../store/store.js';
import { keepsTalks } from './talk-keepers.js';
import type { TalkRow } from './talk-orders.entity.js';
import { findTalkOfUnit, findTalksOf, insertTalk, updateTalk } from './talks.repository.js';

const MOST_TALKS = 200;

const fieldsOf = ({ id: _id, unitId: _unitId, ...fields }: TalkRow) => fields;
const shown = (row: TalkRow): Talk => {
  const fields = fieldsOf(row);
  return { id: row.id, ...fields, tag: versionTagOf(fields) };
};

@Injectable()
export class TalksService {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly directory: Directory,
    private readonly audit: AuditService,
  ) {}

  /** @param all withdrawn ones too, for who keeps the list */
  async list(actor: Actor, all: boolean): Promise<Talk[]> {
    return (await findTalksOf(this.store.read, actor.unitId, all && keepsTalks(actor))).map(shown);
  }

  /** @throws Refusal `invalid`, `too_many_kept` */
  add(actor: Actor, { material = '', audience = '', ...given }: TalkPayload): Promise<Talk> {
    this.requireTheme(actor, given.theme);
    return this.write(actor, 'talk-add', async (tx) => {
      if ((await findTalksOf(tx, actor.unitId, true)).length >= MOST_TALKS)
        refuse('too_many_kept', { params: { max: MOST_TALKS } });
      const { theme, title, givenBy, minutes } = given;
      const row: TalkRow = {
        id: newId(this.clock),
        unitId: actor.unitId,
        theme,
        title,
        givenBy,
        minutes,
        material,
        audience,
        isOffered: true,
      };
      await insertTalk(tx, row);
      await this.audit.write(tx, { actorId: actor.id, act: 'talk.add', subject: row.id });
      return shown(row);
    });
  }

  /** What is given, and leaves the rest. @throws Refusal `not_found`, `invalid`, `stale` */
  change(actor: Actor, id: string, { tag, ...given }: TalkChange): Promise<Talk> {
    if (given.theme !== undefined) this.requireTheme(actor, given.theme);
    return this.write(actor, 'talk-change', async (tx) => {
      const now = (await findTalkOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      const present = Object.entries(given).filter(([, value]) => value !== undefined);
      const then: TalkRow = { ...now, ...Object.fromEntries(present) };
      const changed = present
        .map(([name]) => name as keyof TalkRow)
        .filter((name) => then[name] !== now[name]);
      if (!changed.length) return shown(now);
      requireCurrent(tag, fieldsOf(now));
      await updateTalk(tx, id, fieldsOf(then));
      const data = { changed, isOffered: then.isOffered };
      await this.audit.write(tx, { actorId: actor.id, act: 'talk.change', subject: id, data });
      return shown(then);
    });
  }

  private requireTheme({ unitId }: Actor, theme: string): void {
    if (!this.directory.hasCategory(unitId, theme)) refuse('invalid', { fields: { theme: 'field_choice' } });
  }
  private write<T>({ unitId }: Actor, name: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.store.write(name, work, { queue: `talk-orders:${unitId}` });
  }
}
