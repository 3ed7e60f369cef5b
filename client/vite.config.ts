import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { fetchedAhead } from './fetched-ahead.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = `http://127.0.0.1:${process.env['PORT'] || 3000}`;
/** Workbox holds these to path and question together. The last are `SERVER_PAGES`: the hub writes them itself. */
const ofTheServer = [/^\/api\b/, /^\/socket\.io\b/, /^\/metrics\b/, /^\/(r|p)([/?]|$)/];

/**
 * What goes over the line in one file each, with all it needs: a browser asks for six at once, so that many small ones
 * wait for each other, a round trip each time. In the frame is what every page has, in the second what pages of calls share.
 */
const FRAME = [
  'App.vue',
  'keys/composing.ts',
  'time/format.ts',
  'router.ts',
  'storage/seal.ts',
  'parts/layout/FrontLayout.vue',
  'parts/fields/FieldBox.vue',
  'parts/conversation/KeptCalls.vue',
];
const CALLS = [
  'hub/channel.ts',
  'hub/use-answer.ts',
  'i18n/en/same-matter.ts',
  'i18n/zh/same-matter.ts',
  'i18n/with-words.ts',
  'device/device.ts',
  'device/words-left.ts',
  'device/PeopleChoice.vue',
  'pages/community/call/about-video.ts',
  'pages/community/call/LeftOutLine.vue',
  'pages/community/call/LikelySoon.vue',
  'pages/community/call/particulars/ParticularsButton.vue',
  'pages/community/call/safety/SafetyActs.vue',
  'pages/community/call/safety/SafetyNotice.vue',
  'pages/community/call/safety/SafetyWords.vue',
  'pages/community/duty-phone.ts',
  'pages/community/idle/CallButton.vue',
  'pages/community/idle/CategoryChoice.vue',
  'pages/community/order.ts',
  'pages/community/raise/raises.ts',
  'pages/community/use-commands.ts',
  'pages/deadlines/hold.ts',
  'pages/same-matter/lazy-parts.ts',
  'pages/same-matter/LikelyCalls.vue',
  'pages/same-matter/BesideCallText.vue',
  'pages/same-matter/use-matter.ts',
  'parts/attachments/AttachButton.vue',
  'parts/conversation/drafts.ts',
  'parts/conversation/marks/mark-sender.ts',
  'parts/conversation/outbox.ts',
  'parts/conversation/put-in.ts',
  'parts/EmptyState.vue',
  'parts/FoldBox.vue',
  'parts/fields/ChipChoice.vue',
  'parts/layout/ConnectionDot.vue',
  'parts/layout/use-sign-out.ts',
  'parts/quick-replies/quick-replies.ts',
  'parts/slip/SlipButton.vue',
  'i18n/with-words.ts',
  'parts/video/rung.ts',
  'parts/tags/AppTag.vue',
  'parts/tags/CountRing.vue',
  'parts/tags/MatterTag.vue',
  'parts/tags/RelativeTime.vue',
  'parts/tags/StateTag.vue',
  'parts/tags/TimeLeft.vue',
  'parts/tags/OnSiteTag.vue',
  'parts/tags/WalkInTag.vue',
  'protocol/calls/open-states.ts',
  'protocol/calls/police-report.ts',
  'protocol/calls/snapshot.ts',
  'protocol/limits.ts',
  'protocol/conversation/quick-replies.ts',
  'protocol/conversation/shipped-worker-replies.ts',
  'protocol/vocabulary/petitions.ts',
  'protocol/vocabulary/presence.ts',
];
/** The screens of a call that was answered, with its conversation: fetched as soon as a call is shown. */
const TALK = [
  'pages/community/call/ActiveScreen.vue',
  'pages/community/call/closed/ClosedScreen.vue',
  'parts/conversation/Conversation.vue',
];
/** @throws Error where a file is not there any more: it would go over the line by itself, and nobody would notice */
const among = (paths: readonly string[]) => {
  const gone = paths.filter((path) => !['src', '../src'].some((root) => existsSync(here(`${root}/${path}`))));
  if (gone.length)
    throw new Error(`client/vite.config.ts names files that are not there: ${gone.join(', ')}`);
  return new RegExp(`/src/(${paths.join('|').replaceAll('.', '\\.')})(\\?|$)`);
};

const ahead = fetchedAhead();

export default defineConfig({
  root: here('.'),
  define: {
    // Nothing of ours is written with what these leave out.
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
  },
  build: {
    outDir: here('../dist/client'),
    emptyOutDir: true,
    target: ['chrome86', 'safari14'],
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The button comes first and needs none of the others.
            { name: 'first', tags: ['$initial'], priority: 3 },
            { name: 'frame', test: among(FRAME), priority: 2 },
            { name: 'calls', test: among(CALLS), priority: 1 },
            { name: 'talk', test: among(TALK), priority: 0 },
          ],
        },
      },
    },
  },
  resolve: {
    alias: [{ find: /^@protocol\/(.*?)(?:\.js)?$/, replacement: `${here('../src/protocol')}/$1.ts` }],
  },
  server: {
    fs: { allow: [here('..')] },
    proxy: { '/api': api, '/socket.io': { target: api, ws: true } },
  },
  plugins: [
    vue(),
    ahead.plugin,
    VitePWA({
      registerType: 'prompt',
      injectRegister: null,
      includeAssets: ['icons/*'],
      manifest: {
        id: '/',
        name: '一呼',
        short_name: '一呼',
        description: '社区呼叫，检察应答',
        lang: 'zh-CN',
        start_url: '/',
        display: 'standalone',
        background_color: '#ffffff',
        theme_color: '#274896',
        icons: [
          { src: '/icons/mark.svg', sizes: 'any', type: 'image/svg+xml' },
          { src: '/icons/mark-192.png', sizes: '192x192', type: 'image/png' },
          { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png' },
          { src: '/icons/mark-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        ],
      },
      workbox: {
        importScripts: ['push.js'],
        navigateFallback: 'index.html',
        navigateFallbackDenylist: ofTheServer,
        globPatterns: ['**/*.{html,js,css,svg}'],
        manifestTransforms: [ahead.only],
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/assets/'),
            handler: 'CacheFirst',
            options: { cacheName: 'assets', expiration: { maxEntries: 400 } },
          },
        ],
      },
    }),
  ],
});
