/** The hub's own description, made from the classes that check what comes in: OpenAPI for HTTP, AsyncAPI for the channels. */
import { createRequire } from 'node:module';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { asyncApi } from './channels/asyncapi.js';
import { Doors } from './channels/doors.js';

export const VERSION = (createRequire(import.meta.url)('../package.json') as { version: string }).version;

/** Everything a client may send over the channels has its schema beside those of HTTP. */
export function openApiDocument(app: NestExpressApplication) {
  const head = new DocumentBuilder()
    .setTitle('Yihu')
    .setVersion(VERSION)
    .addBearerAuth()
    .addCookieAuth('yihu_session')
    .build();
  const extraModels = Object.values(app.get(Doors).of).flatMap((doors) =>
    Object.values(doors).map((door) => door.dto),
  );
  return SwaggerModule.createDocument(app, head, { extraModels });
}

export const asyncApiDocument = (app: NestExpressApplication) =>
  asyncApi(
    app.get(Doors),
    VERSION,
    (openApiDocument(app).components?.schemas ?? {}) as Record<string, unknown>,
  );

/** Made when first asked for, and kept. */
export function serveApiDocuments(app: NestExpressApplication): void {
  const serve = (path: string, make: () => unknown) => {
    let made: unknown;
    app.use(path, (_request: unknown, response: { json(body: unknown): void }) =>
      response.json((made ??= make())),
    );
  };
  serve('/api/docs-json', () => openApiDocument(app));
  serve('/api/channels-json', () => asyncApiDocument(app));
}
