/** The hub's own description, made from the classes that check what comes in: OpenAPI for HTTP, AsyncAPI for the channels. */
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DiscoveryService } from '@nestjs/core';
import type { Response } from 'express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { asyncApi } from '../channels/asyncapi.js';
import { completeOpenApi } from './complete-openapi.js';
import { ENROLLED_COOKIE, SESSION_COOKIE } from '../access/cookies.js';
import { schemas } from '../kernel/schemas.js';
import { shippedVersion } from '../kernel/shipped-data.js';
import { subscriptions } from '../realtime/subscriptions.js';

const VERSION = shippedVersion();
const COOKIE = { type: 'apiKey', in: 'cookie' } as const;
const OF_COOKIES =
  'Over https its name begins with __Host-; what changes something needs an allowed Origin too.';

/** Everything a client may send over the channels has its schema beside those of HTTP. */
export function openApiDocument(app: NestExpressApplication) {
  const head = new DocumentBuilder()
    .setTitle('Yihu')
    .setVersion(VERSION)
    .setOpenAPIVersion('3.1.0')
    .setDescription('Times are ISO 8601 in UTC with Z, durations are seconds, service is minutes.')
    .addBearerAuth({ type: 'http', description: 'The token of POST /api/auth/token: opaque, for programs.' })
    .addCookieAuth(SESSION_COOKIE, { ...COOKIE, description: `The session of a page. ${OF_COOKIES}` })
    .addCookieAuth(ENROLLED_COOKIE, { ...COOKIE, description: `A shared device. ${OF_COOKIES}` }, 'device')
    .build();
  const extraModels = heardBy(app).flatMap(({ payload }) => payload ?? []);
  return completeOpenApi(SwaggerModule.createDocument(app, head, { extraModels }), schemas());
}

const heardBy = (app: NestExpressApplication) => subscriptions(app.get(DiscoveryService, { strict: false }));
export const asyncApiDocument = (app: NestExpressApplication) =>
  asyncApi(
    heardBy(app),
    VERSION,
    schemas(),
    (openApiDocument(app).components?.schemas ?? {}) as Record<string, unknown>,
  );

/** Made when first asked for, and kept as they are sent. */
export function serveApiDocuments(app: NestExpressApplication): void {
  const serve = (path: string, make: () => unknown) => {
    let made: string | undefined;
    app.use(path, (_request: unknown, response: Response) =>
      response.type('json').send((made ??= JSON.stringify(make()))),
    );
  };
  serve('/api/docs-json', () => openApiDocument(app));
  serve('/api/channels-json', () => asyncApiDocument(app));
}
