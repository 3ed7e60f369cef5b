/** How a file is documented, and called when it is fetched. */
import { applyDecorators } from '@nestjs/common';
import { ApiOkResponse, ApiProduces } from '@nestjs/swagger';

/** A route whose answer is a file of these media types. */
export const AnswersFile = (...types: string[]) =>
  applyDecorators(ApiProduces(...types), ApiOkResponse({ schema: { type: 'string', format: 'binary' } }));

/**
 * The header `Content-Disposition`: the name as it is, and beside it one of plain letters for programs that read no
 * other, such as a chat's own browser.
 */
export function contentDisposition(name: string): string {
  const ending = /\.[a-z\d]{1,5}$/i.exec(name)?.[0] ?? '';
  const plain = name
    .slice(0, name.length - ending.length)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[-_.]+|[-_.]+$/g, '');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${['yihu', plain].filter(Boolean).join('-')}${ending}"; filename*=UTF-8''${encoded}`;
}
