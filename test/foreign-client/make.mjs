/** A client made of an OpenAPI document, as somebody outside makes one: node make.mjs DOCUMENT FOLDER */
import { createClient } from '@hey-api/openapi-ts';

const [input, path] = process.argv.slice(2);
await createClient({
  input,
  output: { path, importFileExtension: '.js' },
  logs: { level: 'silent', file: false },
  plugins: ['@hey-api/typescript', '@hey-api/sdk', '@hey-api/client-fetch'],
});
