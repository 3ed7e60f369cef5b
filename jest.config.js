/** ESM under jest: TypeScript through SWC, `.js` in imports meaning the `.ts` beside it. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      JSON.parse((await import('node:fs')).readFileSync(new URL('.swcrc', import.meta.url), 'utf8')),
    ],
  },
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^#hub/(.*)\\.js$': '<rootDir>/src/$1',
    '^@protocol/(.*)\\.js$': '<rootDir>/src/protocol/$1',
    // With the seed of the run.
    '^fast-check$': '<rootDir>/test/setup/fast-check.js',
    // Its ESM build imports JSON without an attribute, which jest complains of in every file.
    '^libphonenumber-js/max$': '<rootDir>/node_modules/libphonenumber-js/max/index.cjs',
  },
  resolver: '<rootDir>/test/setup/resolver.cjs',
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/setup/start.js',
  globalTeardown: '<rootDir>/test/setup/stop.js',
  // Hooks start hubs and databases, and two cores may have twenty others to serve: what hangs is found all the same.
  testTimeout: 120_000,
  // A third for two cores: many specs wait for a browser, a server or a database.
  maxWorkers: 3,
  // Each file leaves some of its modules behind, and at two gigabytes most of the time went into looking through them.
  workerIdleMemoryLimit: '700MB',
  testSequencer: '<rootDir>/test/setup/order.js',
};
