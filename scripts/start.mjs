/** npm start: what was built, as it is. Without a build, or with half of one, it says how to make it. */
import { existsSync } from 'node:fs';

const built = (path) => existsSync(new URL(`../dist/${path}`, import.meta.url));
if (!['main.js', 'build.json', 'client/index.html'].every(built)) {
  process.stderr.write(
    'Yihu is not built: run npm ci && npm run build first. Afterwards npm ci --omit=dev keeps what runs.\n',
  );
  process.exit(1);
}
await import('../dist/main.js');
