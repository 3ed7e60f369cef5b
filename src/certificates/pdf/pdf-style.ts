/** How something stands on a sheet: colours, tags for who listens, sizes. */

export const INK = '#1c2430';
export const FAINT = '#5b6675';
export const LINE = '#aab4c0';
export const BLUE = '#1d4a86';
export const RED = '#b3261e';

/** Nothing in a stack. */
export type Element = PDFKit.PDFStructureElement | undefined;
export type Tag = 'Sect' | 'H1' | 'H2' | 'P' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure';

export interface TextStyle {
  size?: number;
  bold?: boolean;
  color?: string;
  align?: 'left' | 'center' | 'right' | 'justify';
  width?: number;
  lineGap?: number;
  /** Between characters, in points. */
  spacing?: number;
}
/** A PNG, and what it says. */
export interface Picture {
  bytes: Buffer;
  alt: string;
}
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** With everything said; sizes in points. */
export type CompleteTextStyle = Required<Omit<TextStyle, 'width'>> & { width: number | undefined };
export const completeStyle = ({ width, ...given }: TextStyle): CompleteTextStyle => ({
  size: 10.5,
  bold: false,
  color: INK,
  align: 'left',
  lineGap: 0,
  spacing: 0,
  ...given,
  width,
});
