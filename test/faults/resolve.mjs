/**
 * Loaded before `npm run faults`, which no jest stands around: a test's `.js` is the `.ts` beside it, and what it takes
 * of src/ comes from dist/, where it is built.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const SRC = new URL('../../src/', import.meta.url).href;
const DIST = new URL('../../dist/', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL) {
      const { href } = new URL(specifier, context.parentURL);
      if (href.startsWith(SRC)) return next(href.replace(SRC, DIST), context);
      const typed = href.replace(/\.js$/, '.ts');
      if (!existsSync(fileURLToPath(href)) && existsSync(fileURLToPath(typed))) return next(typed, context);
    }
    return next(specifier, context);
  },
});
