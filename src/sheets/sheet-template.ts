/** The sheet that is fetched to be filled in: its headings, and below them an example that its import passes over. Pure. */
import { inLang, type Lang, type Word } from '../protocol/lang.js';

export interface SheetTemplate {
  /** Of the sheet; the file is called after it. */
  title: Word;
  columns: readonly {
    heading: readonly [...Word, ...others: string[]];
    /** In the example's row; the first column's says that it is one. */
    example?: Word;
    /** As wide as so many characters. */
    width: number;
  }[];
}
export const EXAMPLE_MARK: Word = ['示例（导入时略过）', 'Example (not imported)'];

export const templateRows = ({ columns }: SheetTemplate, lang: Lang) => ({
  header: columns.map(({ heading: [zh, en] }) => inLang([zh, en], lang)),
  example: columns.map(({ example }) => (example ? inLang(example, lang) : '')),
});

/** @param first what stands in its first column */
export const isExample = (first: string | undefined): boolean =>
  first !== undefined && (EXAMPLE_MARK as readonly string[]).includes(first);
