/** Puts the lines of an outline as they were written: new ones in, others changed, those that are not named taken away. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Seal } from '../../kernel/seal/seal.js';
import type { OutlineChange } from '../../protocol/papers/outlines.js';
import type { Tx } from '../../store/store.js';
import { strangerAmong, wantedLines, writtenKinds, type WantedLine } from '../outline-lines.js';
import { nextReminder } from '../outline-reminders.js';
import { sealWords } from '../outline-words.js';
import type { OutlineLineRow } from '../outlines.entity.js';
import { deleteLines, findLinesOf, insertLines, updateLine } from './outlines.repository.js';

@Injectable()
export class WriteLinesService {
  constructor(
    private readonly clock: Clock,
    private readonly seal: Seal,
  ) {}

  /**
   * @param mayPromise whether somebody may be named for what is to be done
   * @throws Refusal `invalid` naming the line that is none of this outline, or the person who may not be named
   */
  async write(
    tx: Tx,
    outlineId: string,
    parts: OutlineChange,
    mayPromise: (personId: string) => boolean,
  ): Promise<void> {
    const kinds = writtenKinds(parts);
    if (!kinds.length) return;
    const lines = (await findLinesOf(tx, outlineId)).filter(({ kind }) => kinds.includes(kind));
    const known = new Map(lines.map((line) => [line.id, line]));
    const wanted = wantedLines(parts);
    const stranger = strangerAmong(wanted, lines);
    if (stranger !== undefined) refuse('invalid', { fields: { [`${stranger}.id`]: 'field_choice' } });
    for (const { id, field, byId } of wanted)
      // Who has left since then stays named for what they promised.
      if (byId !== null && known.get(id ?? '')?.byId !== byId && !mayPromise(byId))
        refuse('invalid', { fields: { [`${field}.byId`]: 'field_choice' } });

    const ids = wanted.map(({ id }) => id ?? newId(this.clock));
    const questionIds = ids.filter((_, n) => wanted[n]!.kind === 'question');
    const rows = wanted.map((line, n) =>
      this.rowOf(line, { id: ids[n]!, outlineId, questionIds }, known.get(ids[n]!)),
    );
    const staying = new Set(ids);
    await deleteLines(
      tx,
      lines.filter(({ id }) => !staying.has(id)).map(({ id }) => id),
    );
    for (const row of rows) if (known.has(row.id)) await updateLine(tx, row.id, row);
    await insertLines(
      tx,
      rows.filter(({ id }) => !known.has(id)),
    );
  }

  private rowOf(
    { kind, position, question, words, whom, byId, dueOn }: WantedLine,
    { id, outlineId, questionIds }: { id: string; outlineId: string; questionIds: readonly string[] },
    before: OutlineLineRow | undefined,
  ): OutlineLineRow {
    const doneOn = before?.doneOn ?? null;
    const isSpokenOf = (kind === 'follow_up' || kind === 'difficulty') && dueOn !== null && doneOn === null;
    const isSame = before?.dueOn === dueOn && before.byId === byId;
    return {
      id,
      outlineId,
      kind,
      position,
      questionId: question === null ? null : questionIds[question]!,
      ...sealWords(this.seal, id, words, before),
      whom,
      byId,
      dueOn,
      doneOn,
      remindAt: !isSpokenOf ? null : isSame ? before.remindAt : nextReminder(dueOn, this.clock.now()),
    };
  }
}
