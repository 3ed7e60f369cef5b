import { rmSync } from 'node:fs';

export default async function stop() {
  await globalThis.testPostgres?.close();
  if (globalThis.testTemplates) rmSync(globalThis.testTemplates, { recursive: true, force: true });
}
