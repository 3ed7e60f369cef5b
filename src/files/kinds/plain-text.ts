/**
 * Text that a person would read, looked at as it streams past: UTF-8, no control characters, and nothing that a browser
 * or a shell would run. Pure.
 * @throws Refusal `invalid` at `file`
 */
import { refuseFile } from './refuse-file.js';

/** All but tab and line ends. */
const CONTROL = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/u;
const MARKUP =
  /<(?:!doctype|html|head|body|script|svg|math|iframe|frame|object|embed|img|meta|link|style|form|\?(?:xml|php))[\s>/!]/i;
/** As a program, PostScript or rich text begins. */
const NO_PROSE = /^\s*(?:<|#!|%!|\{\\rtf|@echo\b)/i;
/** Longer than anything that is looked for. */
const OVERLAP = 24;

export class PlainTextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private last = '';
  private beginning = '';

  push(chunk: Uint8Array): void {
    this.look(() => this.decoder.decode(chunk, { stream: true }));
  }
  end(): void {
    this.look(() => this.decoder.decode());
    if (NO_PROSE.test(this.beginning)) refuseFile('file_markup');
  }

  private look(decode: () => string): void {
    const text = this.decoded(decode);
    if (CONTROL.test(text)) refuseFile('file_kind');
    const seen = this.last + text;
    if (MARKUP.test(seen)) refuseFile('file_markup');
    // Some programs look for one further down.
    if (seen.includes('%PDF-')) refuseFile('file_broken');
    this.last = seen.slice(-OVERLAP);
    if (this.beginning.length < 1000) this.beginning = (this.beginning + text).slice(0, 1000);
  }
  private decoded(decode: () => string): string {
    try {
      return decode();
    } catch {
      return refuseFile('file_encoding');
    }
  }
}
