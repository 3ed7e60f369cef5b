/** Before a number is used: every character that would stand on the paper can be drawn. */
import type { CertifiedFigures } from '../../protocol/certificates.js';
import { refuse } from '../../kernel/refusal/refusal.js';
import type { Issuer } from '../certificates.entity.js';
import type { Typefaces } from '../pdf/typefaces.js';
import { pngSize } from '../pdf/png-size.js';
import type { Bearer } from './issue-sources.query.js';

export interface PrintedText {
  bearer: Bearer;
  issuer: Issuer;
  figures: CertifiedFigures;
  remarks: string;
}

/**
 * @throws Refusal `invalid` for a picture that is none; `conflict` naming the characters, and for the name how to
 *   go on: a picture of it that the issuer confirms
 */
export function requirePrintable(faces: Typefaces, { bearer, issuer, figures, remarks }: PrintedText): void {
  if (bearer.picture !== undefined && !pngSize(Buffer.from(bearer.picture, 'base64')))
    refuse('invalid', { fields: { namePicture: 'field_invalid' } });
  const inName = faces.missing(bearer.name);
  if (inName.length && bearer.picture === undefined)
    refuse('certificate_name', { params: { characters: inName.join('') } });
  const words = [...Object.values(issuer), ...figures.items.map((i) => i.activity ?? ''), remarks];
  const elsewhere = faces.missing(words.join(''));
  if (elsewhere.length) refuse('certificate_characters', { params: { characters: elsewhere.join('') } });
}
