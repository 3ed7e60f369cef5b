/**
 * A paper as it is drafted, whatever it is printed as: one structure, drawn as PDF and written as DOCX, so that there
 * are no two texts of it. What is not known is null and stands as a line to be written on; nothing is invented. Pure.
 */
import type { Lang } from '../../protocol/lang.js';

export interface PaperFact {
  name: string;
  value: string | null;
  /** So many lines to write on, where nothing is known; 1 unless it says so. */
  lines?: number;
}
export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'text'; text: string; strong?: true }
  | { kind: 'facts'; facts: readonly PaperFact[] }
  | { kind: 'items'; items: readonly string[]; mark: 'number' | 'box' }
  /** Where people sign: a place for each, and the day. */
  | { kind: 'signs'; places: readonly string[]; day: string }
  /** Who answers for it: unit, seal, day. */
  | { kind: 'closing'; unit: string; seal: string; day: string }
  /** What follows is cut off, filled in and sent back. */
  | { kind: 'slip'; blocks: readonly PaperBlock[] };

export interface Paper {
  lang: Lang;
  unit: string;
  title: string;
  /** Of this draft: not signed, and by whom it is signed. */
  draft: string;
  /** In large print. */
  large: boolean;
  /** 线索编号 and the like, small beneath the title. */
  numbers: readonly PaperFact[];
  /** Whom it is for; null: a line to be written on. Absent where it is for nobody. */
  to?: string | null;
  blocks: readonly PaperBlock[];
  foot: string;
  /** 第 {n} 页 */
  page: string;
  /** Of the file, without its ending. */
  name: string;
}
