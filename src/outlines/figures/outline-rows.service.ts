/** The rows behind a figure, for who may read them: how many there are is the figure itself. */
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import { Directory } from '../../directory/directory.js';
import type { OutlineFigureName, OutlineRows } from '../../protocol/papers/outlines.js';
import { readDepartment } from '../outline-readers.js';
import { OutlineQuery } from '../outline.query.js';
import { OutlineFiguresQuery } from './outline-figures.query.js';
import { OutlineRowsQuery } from './outline-rows.query.js';

interface Asked {
  figure: OutlineFigureName;
  on?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

@Injectable()
export class OutlineRowsService {
  constructor(
    private readonly directory: Directory,
    private readonly outlines: OutlineQuery,
    private readonly figures: OutlineFiguresQuery,
    private readonly rows: OutlineRowsQuery,
  ) {}

  /** @throws Refusal `not_found`, `forbidden`, `invalid` */
  async of(actor: Actor, departmentId: string, { figure, on, cursor, limit }: Asked): Promise<OutlineRows> {
    const department = readDepartment(this.directory, actor, departmentId);
    const spans = await this.outlines.spansOf(departmentId, on);
    const [page, all] = await Promise.all([
      this.rows.of(actor, figure, { department, span: spans.span, cursor, limit }),
      this.figures.of(department, spans, actor.lang),
    ]);
    const counted =
      all.find(({ name }) => name === figure) ?? refuse('invalid', { fields: { figure: 'field_choice' } });
    return { ...page, total: counted.of ?? counted.now };
  }
}
