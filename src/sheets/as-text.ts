/** The apostrophe that keeps a text from being a formula where a spreadsheet program opens a file. Pure. */

const FORMULA = /^[=+\-@\t\r]/;

/** A name that begins like a formula stays a name, also where the file is turned into CSV later. */
export const asText = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
export const asRead = (text: string): string => (/^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text);
