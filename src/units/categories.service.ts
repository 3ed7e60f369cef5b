/** What a call may be about: the categories that ship and those that the administrator added. */
import { Injectable } from '@nestjs/common';
import type { CategoryView } from '../protocol/administration.js';
import { Clock } from '../kernel/clock.js';
import { newId } from '../kernel/ids.js';
import type { Actor } from '../kernel/actor.js';
import { CATEGORIES, GUARDED_CATEGORIES } from '../protocol/codes.js';
import { refuse } from '../kernel/refusal/refusal.js';
import { DirectoryChangesService } from '../directory/directory-changes.service.js';
import { Directory } from '../directory/directory.js';
import { CATEGORY_WORDS } from '../protocol/vocabulary/calls.js';
import type { AddedCategoryRow } from '../directory/places.entity.js';
import {
  deleteCategory,
  findCategoriesOf,
  findCategoryOfUnit,
  hasCallsOfCategory,
  insertCategory,
} from './categories.repository.js';

const MOST_ADDED = 50;

const shippedOnes: readonly CategoryView[] = CATEGORIES.map((code) => ({
  id: code,
  code,
  nameZh: CATEGORY_WORDS[code][0],
  nameEn: CATEGORY_WORDS[code][1],
  shipped: true,
  guarded: GUARDED_CATEGORIES.includes(code),
}));
const shown = ({ id, code, nameZh, nameEn }: AddedCategoryRow): CategoryView => ({
  id,
  code,
  nameZh,
  nameEn,
  shipped: false,
  guarded: false,
});

@Injectable()
export class CategoriesService {
  constructor(
    private readonly changes: DirectoryChangesService,
    private readonly directory: Directory,
    private readonly clock: Clock,
  ) {}

  list = (unitId: string): CategoryView[] => [
    ...shippedOnes,
    ...this.directory.addedCategories(unitId).map(shown),
  ];

  async add(actor: Actor, given: { code: string; nameZh: string; nameEn: string }): Promise<CategoryView> {
    const { code, nameZh, nameEn } = given;
    if (shippedOnes.some((c) => c.code === code)) refuse('already_exists');
    return this.changes.make(actor, 'category.add', async (tx) => {
      const all = await findCategoriesOf(tx, actor.unitId);
      const there = all.find((c) => c.code === code);
      if (there?.nameZh === nameZh && there.nameEn === nameEn) return { value: shown(there) };
      if (there) refuse('already_exists');
      if (all.length >= MOST_ADDED) refuse('too_many_kept', { params: { max: MOST_ADDED } });
      const row: AddedCategoryRow = { id: newId(this.clock), unitId: actor.unitId, code, nameZh, nameEn };
      await insertCategory(tx, row);
      return { value: shown(row), subject: row.id, data: { code, nameZh, nameEn } };
    });
  }

  /** A category stays as long as a call or an officer's skill speaks of it. */
  async remove(actor: Actor, id: string): Promise<void> {
    if (shippedOnes.some((c) => c.id === id)) refuse('in_use');
    return this.changes.make(actor, 'category.remove', async (tx) => {
      const row = (await findCategoryOfUnit(tx, id, actor.unitId)) ?? refuse('not_found');
      const used = await hasCallsOfCategory(tx, actor.unitId, row.code);
      const skilled = this.directory.peopleOf(actor.unitId).some((p) => p.skills.includes(row.code));
      if (used || skilled) refuse('in_use');
      await deleteCategory(tx, id);
      return { value: undefined, subject: id, data: { code: row.code } };
    });
  }
}
