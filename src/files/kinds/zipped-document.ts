/** Which document an archive is: Word, Excel, PowerPoint, OFD. Said by what it holds and by what it says of itself. */
import type { KeptBytes } from './kept-bytes.js';
import { refuseFile } from './refuse-file.js';
import { unpacked, zipDirectory, type ZipEntry } from './zip-directory.js';

const OOXML = 'application/vnd.openxmlformats-officedocument.';
/** The type that its main part is said to be of, and the folder of that part. */
const OFFICE = [
  {
    main: `${OOXML}wordprocessingml.document.main+xml`,
    type: `${OOXML}wordprocessingml.document`,
    folder: 'word',
  },
  { main: `${OOXML}spreadsheetml.sheet.main+xml`, type: `${OOXML}spreadsheetml.sheet`, folder: 'xl' },
  {
    main: `${OOXML}presentationml.presentation.main+xml`,
    type: `${OOXML}presentationml.presentation`,
    folder: 'ppt',
  },
] as const;
/** Beside the folder of the main part. */
const OFFICE_FOLDERS =
  /^(?:\[content_types\]\.xml|\[trash\]\/.*|(?:_rels|docprops|customxml|customui|_xmlsignatures|docmetadata|package)\/.*)$/i;
/** Nothing in a document is run. */
const RUNS =
  /\.(?:exe|dll|com|scr|pif|cpl|msi|js|jse|mjs|vbs|vbe|wsf|hta|bat|cmd|ps1|sh|jar|class|lnk|chm|html?|svgz?|swf)$/i;
const MACROS = /(?:^|\/)vba(?:project|data)\.(?:bin|xml)$|(?:^|\/)activex\//i;
/** Its text is read no further. */
const SAID = 512 * 1024;

/** Its media type. @throws Refusal `invalid` where it is none of them, or not whole */
export async function zippedDocumentType(kept: KeptBytes): Promise<string> {
  const entries = await zipDirectory(kept);
  const named = (name: string) => entries.find((e) => e.name === name);
  const [types, ofd] = [named('[Content_Types].xml'), named('OFD.xml')];
  if (!types && !ofd) return refuseFile('file_kind');
  if (entries.some(({ name }) => MACROS.test(name))) refuseFile('file_macros');
  if (entries.some(({ name }) => RUNS.test(name))) refuseFile('file_hides');
  const type = types
    ? await officeType(kept, entries, types)
    : (await isOfd(kept, ofd!)) && entries.every(({ name }) => /^(?:OFD\.xml|[^/]+\/.*)$/.test(name))
      ? 'application/ofd'
      : refuseFile('file_kind');
  // In their order in the file: what is read of the store holds many that are small.
  for (const entry of entries.toSorted((a, b) => a.offset - b.offset))
    if (!(await unpacked(kept, entry, 0))) refuseFile('file_broken');
  return type;
}

async function officeType(kept: KeptBytes, entries: readonly ZipEntry[], types: ZipEntry): Promise<string> {
  const said = (await unpacked(kept, types, SAID))?.toString('utf8') ?? refuseFile('file_broken');
  if (/macroEnabled/i.test(said)) refuseFile('file_macros');
  const office = OFFICE.find(({ main }) => said.includes(`"${main}"`)) ?? refuseFile('file_kind');
  const names = entries.map(({ name }) => name);
  const isOf = (name: string) => name.startsWith(`${office.folder}/`);
  if (!names.includes('_rels/.rels') || !names.some((name) => isOf(name) && name.endsWith('.xml')))
    refuseFile('file_broken');
  if (!names.every((name) => isOf(name) || OFFICE_FOLDERS.test(name))) refuseFile('file_hides');
  return office.type;
}

async function isOfd(kept: KeptBytes, entry: ZipEntry): Promise<boolean> {
  const said = (await unpacked(kept, entry, SAID))?.toString('utf8') ?? '';
  const root = /<(?:\w+:)?OFD\s[^>]*>/.exec(said)?.[0] ?? '';
  return root.includes('ofdspec.org') && /DocType\s*=\s*["']OFD["']/.test(root);
}
