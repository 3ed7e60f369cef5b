/**
 * What the service worker fetches ahead: the frame, and what must open without a line. A phone on a bad line would
 * otherwise fetch every page of the desk after its first; those are kept once they were used.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown } from 'vite';

/** Modules that others are reached from by `import()`, with all they need: relative to client/src. */
const STARTS = [
  'first-screen/first-script.ts',
  'main.ts',
  'pages/community/CommunityPage.vue',
  'pages/desk/DeskPage.vue',
  'pages/shift/ShiftPage.vue',
  'pages/sign-in/SignInPage.vue',
  ...['zh', 'en'].flatMap((lang) =>
    ['common', 'community', 'deadlines', 'desk', 'device', 'follow-up', 'knowledge', 'sign-in'].map(
      (bundle) => `i18n/${lang}/${bundle}.ts`,
    ),
  ),
];
/** They name every page and every bundle: what is reached through them alone is not fetched. */
const REGISTERS = ['routes.ts', 'i18n/bundles.ts'];
/** Nothing of it works without a line, and with one it comes when it is asked for. */
const NEEDS_A_LINE = fileURLToPath(new URL('src/parts/video/', import.meta.url));

const path = (file: string) => {
  const found = fileURLToPath(new URL(`src/${file}`, import.meta.url));
  if (!existsSync(found)) throw new Error(`client/fetched-ahead.ts names a file that is not there: ${file}`);
  return found;
};

export function fetchedAhead() {
  const starts = STARTS.map(path);
  const registers = REGISTERS.map(path);
  const wanted = new Set<string>();

  const follow = (chunk: Rolldown.OutputChunk, all: Rolldown.OutputBundle): void => {
    if (wanted.has(chunk.fileName)) return;
    wanted.add(chunk.fileName);
    for (const css of chunk.viteMetadata?.importedCss ?? []) wanted.add(css);
    const isRegister = registers.some((id) => chunk.moduleIds.includes(id));
    for (const name of [...chunk.imports, ...(isRegister ? [] : chunk.dynamicImports)]) {
      const next = all[name];
      if (next?.type === 'chunk' && !next.facadeModuleId?.startsWith(NEEDS_A_LINE)) follow(next, all);
    }
  };
  const plugin: Plugin = {
    name: 'yihu:fetched-ahead',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const chunk of Object.values(bundle))
          if (chunk.type === 'chunk' && starts.some((id) => chunk.moduleIds.includes(id)))
            follow(chunk, bundle);
      },
    },
  };
  /** Of what the build has made, the scripts and styles that are wanted, and all pages and pictures. */
  const only = (entries: { url: string; size: number }[]) => ({
    manifest: entries.filter(
      ({ url }) => !/\.(js|css)$/.test(url) || wanted.has(url) || !url.startsWith('assets/'),
    ),
    warnings: [],
  });
  return { plugin, only };
}
