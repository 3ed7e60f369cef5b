/** A route that nobody signs in for: whoever asks has signed what they bring with the secret of their unit or their own. */
import { applyDecorators, Header, type RawBodyRequest } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Signed } from '../../notice/sign-request.js';

export const SignedRoute = () =>
  applyDecorators(
    Header('cache-control', 'no-store'),
    ApiHeader({ name: 'X-Yihu-Unit', required: true, description: "the unit's code" }),
    ApiHeader({ name: 'X-Yihu-Timestamp', required: true, description: 'seconds since 1970' }),
    ApiHeader({
      name: 'X-Yihu-Signature',
      required: true,
      description: '`sha256=` and the hex HMAC-SHA256 of timestamp + "." + body; five minutes',
    }),
  );

/** What came, to the byte: it is looked at once it is known who signed it. */
export const signedOf = (
  request: RawBodyRequest<Request>,
): { unitCode: string; signed: Signed & { body: Buffer } } => ({
  unitCode: request.get('x-yihu-unit') ?? '',
  signed: {
    timestamp: request.get('x-yihu-timestamp') ?? '',
    signature: request.get('x-yihu-signature') ?? '',
    body: request.rawBody ?? Buffer.alloc(0),
  },
});
