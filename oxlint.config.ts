/**
 * What the linter refuses, each ban with its reason: as a comment here, and as the message of the rule where it takes
 * one. Bans that need more than an import or a name stand in test/structure.spec.ts.
 */
import { defineConfig, type OxlintOverride } from 'oxlint';
import { FLOORS } from './test/floors.ts';

/** What the hub does without, whichever folder it is in. */
const PACKAGES = [
  {
    name: '@nestjs/common',
    importNames: ['forwardRef'],
    message: 'Two providers that need each other are one, or ask for a third below both.',
  },
  {
    name: '@nestjs/core',
    importNames: ['ModuleRef'],
    message: 'What a class needs stands in its constructor, so that the order of making is seen.',
  },
];
/** The deepest folder below one of src/. */
const DEEPEST = 4;

/** Imports between the folders of src/ go down (test/floors.ts): what stands beside or above is refused to each. */
const floors = FLOORS.flatMap(({ folders }, floor): OxlintOverride[] => {
  const refused = FLOORS.slice(floor).flatMap((one) => one.folders);
  return folders.flatMap((folder) => {
    const others = refused
      .filter((one) => one !== folder)
      .join('|')
      .replaceAll('.', '\\.');
    return Array.from({ length: DEEPEST + 1 }, (_, depth) => ({
      files: [depth ? `src/${folder}/${'*/'.repeat(depth - 1)}*.ts` : `src/${folder}.ts`],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: PACKAGES,
            patterns: others
              ? [
                  {
                    regex: `^${depth ? '\\.\\./'.repeat(depth) : '\\./'}(${others})(/|\\.js$)`,
                    message: `It does not stand below ${folder}: test/floors.ts says which floor imports which.`,
                  },
                ]
              : [],
          },
        ],
      },
    }));
  });
});

const TIME = 'Time and timers are asked of the Clock, so that tests and the demo can push the hour forward.';

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'promise', 'import'],
  categories: { correctness: 'error', suspicious: 'warn' },
  options: { typeAware: true, denyWarnings: true, reportUnusedDisableDirectives: 'error' },
  rules: {
    // A promise that nobody awaits fails unseen. Where nobody need wait, `void` says so and `.catch` what then.
    'typescript/no-floating-promises': 'error',
    // A new state, outcome or fact must be answered wherever one is asked about; `default` says that the rest is alike.
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    // A promise in a condition is always true. Handlers of Vue and of Node may be async.
    'typescript/no-misused-promises': ['error', { checksVoidReturn: false }],
    // What is thrown has a stack.
    'typescript/only-throw-error': 'error',
    // `null` and `undefined` are told from 0 and '', and from each other only where it matters.
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    // The log is JSON lines by pino; the start alone prints, by process.stdout.
    'no-console': 'error',
    'no-var': 'error',
    'prefer-const': 'error',
    'no-debugger': 'error',
    // The content security policy would not run it.
    'no-eval': 'error',
    'no-new-func': 'error',
    // Nothing is left for later: what is not done yet is an issue.
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
    // Types are the first test.
    'typescript/no-explicit-any': 'error',
    'unicorn/prefer-node-protocol': 'error',

    // Two files that need each other are one, or two that stand on a third.
    'import/no-cycle': 'error',
    'import/namespace': 'off',
    'import/no-unassigned-import': 'off',
    'import/no-named-as-default': 'off',
    'import/no-named-as-default-member': 'off',

    // A parameter that is set to its plain form is easier read than a second name for it.
    'no-param-reassign': 'off',
    // With noUncheckedIndexedAccess `!` says what the lines before it make sure of.
    'typescript/no-non-null-assertion': 'off',
    // Nest reads the types of constructor parameters at run time: an import that looks like a type's may be none.
    'typescript/consistent-type-imports': 'off',
    // Modules and payloads of Nest are classes with nothing in them.
    'typescript/no-extraneous-class': 'off',
    // A PromiseLike of ours is one on purpose.
    'unicorn/no-thenable': 'off',
    // Lists are sorted where they were made.
    'unicorn/no-array-sort': 'off',
    'unicorn/no-array-reverse': 'off',
    // A helper stands beside its only user.
    'unicorn/consistent-function-scoping': 'off',
    'no-shadow': 'off',
    'no-underscore-dangle': 'off',
    // What it waits for is changed by others while it waits.
    'no-unmodified-loop-condition': 'off',
    'promise/always-return': 'off',
    'promise/no-promise-in-callback': 'off',
    // A file that is imported for what it does: reflect-metadata, styles.
    'unicorn/require-module-specifiers': 'off',
    // A service worker's port has no origin.
    'unicorn/require-post-message-target-origin': 'off',
    // Of the rules that know types the following find too much that is meant: a payload that was checked is called by
    // its type, rows are spread, Promise.all takes what is there already, a conversion says what a value is.
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-unnecessary-type-assertion': 'off',
    'typescript/no-unnecessary-type-conversion': 'off',
    'typescript/no-unnecessary-type-arguments': 'off',
    'typescript/no-unnecessary-type-parameters': 'off',
    'typescript/no-redundant-type-constituents': 'off',
    'typescript/no-misused-spread': 'off',
    'typescript/await-thenable': 'off',
    'typescript/consistent-return': 'off',
    'typescript/require-array-sort-compare': 'off',
    'typescript/restrict-template-expressions': 'off',
    'typescript/unbound-method': 'off',
    'typescript/no-base-to-string': 'off',
    'typescript/no-unsafe-enum-assignment': 'off',
    'typescript/no-unsafe-enum-comparison': 'off',
    'typescript/no-unnecessary-boolean-literal-compare': 'off',
    'typescript/no-useless-default-assignment': 'off',
  },
  overrides: [
    {
      files: ['src/**'],
      rules: {
        // Types count, too.
        'import/no-cycle': ['error', { ignoreTypes: false }],
        'no-restricted-globals': [
          'error',
          { name: 'setTimeout', message: TIME },
          { name: 'setInterval', message: TIME },
        ],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: TIME },
          { object: 'performance', property: 'now', message: TIME },
          { object: 'Math', property: 'random', message: 'Chance is the system’s own: node:crypto.' },
        ],
        // A file of more than about 200 lines is two ideas.
        'max-lines': ['error', { max: 220 }],
      },
    },
    ...floors,
    {
      files: ['client/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                regex: '^(\\.\\./)+src/',
                message: 'Of the server the client imports the protocol alone, as @protocol/….',
              },
            ],
          },
        ],
      },
    },
    {
      // What a fact means is said fact by fact: here no `default` stands for those to come.
      files: ['src/{call,calls,desk}/**'],
      rules: { 'typescript/switch-exhaustiveness-check': 'error' },
    },
    {
      // The one place that reads the time, and the last way out of a process whose closing hangs.
      files: ['src/**/clock.ts', 'src/**/serve.ts'],
      rules: { 'no-restricted-globals': 'off', 'no-restricted-properties': 'off' },
    },
    {
      // Lists of words and tables are as long as they have entries; a migration is written once and never read again.
      files: [
        'src/**/migrations/**',
        'src/**/access-table.ts',
        'src/protocol/{shapes,events}.ts',
        'src/demo/history/demo-sentences.ts',
      ],
      rules: { 'max-lines': 'off' },
    },
    {
      // A test may hand over what no type allows, and throw what nobody should, to see it refused.
      files: ['test/**'],
      rules: { 'typescript/no-explicit-any': 'off', 'typescript/only-throw-error': 'off' },
    },
    {
      // They speak to whoever runs them.
      files: ['scripts/**', 'bench/**', 'test/setup/**', 'docs/examples/**'],
      rules: { 'no-console': 'off' },
    },
  ],
  ignorePatterns: ['dist', 'data', 'node_modules'],
});
