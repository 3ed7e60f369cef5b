/** A half-written word survives everything: each field for more than a name is kept, or a reload asks first. */
import { describe, expect, test } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { parse } from 'vue/compiler-sfc';
import { CERTIFICATE_LIMITS } from '../../../src/protocol/certificates.js';
import { CHECK_IN_LIMITS } from '../../../src/protocol/service.js';
import { LIMITS } from '../../../src/protocol/limits.js';

const CLIENT = 'client/src/';
const limits: Record<string, Record<string, unknown>> = { LIMITS, CERTIFICATE_LIMITS, CHECK_IN_LIMITS };
/** What a person loses of these by a reload stands elsewhere in front of them. */
const elsewhere = [
  // Looked up: it is typed from the paper in hand.
  'pages/check/CheckPage.vue',
  // Whoever asks for words by these parts keeps them: it is looked for there.
  'parts/fields/TextAreaField.vue',
  'pages/hours/certificates/PaperForm.vue',
  'pages/leads/BeneficiaryFields.vue',
  'pages/leads/supervision/HandInFields.vue',
  'pages/admin/relief/PapersToBringField.vue',
  'pages/admin/quick-replies/ReplyFields.vue',
];
/** The parts that hand the words on, and by which model. */
const handsOn: Readonly<Record<string, string | undefined>> = {
  TextAreaField: undefined,
  PaperForm: 'remarks',
  BeneficiaryFields: undefined,
  HandInFields: undefined,
  PapersToBringField: undefined,
  ReplyFields: undefined,
};

interface Prop {
  name: string;
  value?: { content: string };
  arg?: { content: string };
  exp?: { content: string };
}
interface Node {
  tag?: string;
  props?: Prop[];
  children?: unknown[];
}
const nodesOf = (node: Node): Node[] => [
  node,
  ...(node.children ?? []).filter((c): c is Node => typeof c === 'object' && c !== null).flatMap(nodesOf),
];
const valueOf = ({ props = [] }: Node, name: string): string | undefined =>
  props.find((p) => p.name === name && !p.exp)?.value?.content ??
  props.find((p) => p.name === 'bind' && p.arg?.content === name)?.exp?.content;
/** How many characters the field takes; without end where nobody can say. */
const room = (node: Node): number => {
  const said = valueOf(node, 'maxlength') ?? '';
  const [of = '', name = ''] = said.split('.');
  return Number(limits[of]?.[name] ?? (/^\d+$/.test(said) ? said : Infinity));
};
const typed = ['text', undefined];
const isForWords = (node: Node): boolean =>
  (node.tag !== undefined && node.tag in handsOn) ||
  (node.tag === 'textarea' && !node.props?.some((p) => p.name === 'readonly')) ||
  (node.tag === 'input' &&
    typed.includes(valueOf(node, 'type')) &&
    valueOf(node, 'inputmode') === undefined &&
    valueOf(node, 'maxlength') !== undefined &&
    room(node) > LIMITS.name);

/** The fields for words of a component, and those of them that nothing keeps. */
const fieldsOf = (source: string): { all: string[]; lost: string[] } => {
  const { descriptor } = parse(source);
  const script = descriptor.scriptSetup?.content ?? '';
  const kept = new Set(
    [
      ...script.matchAll(
        /const \{([^}]*)\} = (?:useDraft|useKeptForm|useClosing|useClaimDraft|useHandIn|useWriting)\b/g,
      ),
      ...(script.includes('askBeforeReload(') ? script.matchAll(/const (\w+) = reactive\b/g) : []),
    ].flatMap((found) => found[1]!.split(',').map((one) => one.trim().split(/: */).at(-1)!)),
  );
  const nodes = nodesOf((descriptor.template?.ast ?? {}) as unknown as Node);
  // The rows of a kept form are handed to the slot of the dialog that lists them, as `item`.
  const rows = nodes.flatMap(({ props = [] }) =>
    props.flatMap((p) => (p.name === 'model' && p.arg?.content === 'items' ? [p.exp?.content ?? ''] : [])),
  );
  if (rows.some((model) => kept.has(/^\w+/.exec(model)?.[0] ?? ''))) kept.add('item');
  const all = nodes
    .filter(isForWords)
    .map(
      ({ tag = '', props }) =>
        props?.find((p) => p.name === 'model' && p.arg?.content === handsOn[tag])?.exp?.content ?? 'no model',
    );
  return { all, lost: all.filter((model) => !kept.has(/^\w+/.exec(model)?.[0] ?? '')) };
};

const forWords = globSync(`${CLIENT}**/*.vue`)
  .map((file) => ({ file: file.slice(CLIENT.length), ...fieldsOf(readFileSync(file, 'utf8')) }))
  .filter(({ all }) => all.length > 0);

describe('what a person writes', () => {
  test.each(forWords.filter(({ file }) => !elsewhere.includes(file)))('is kept in $file', ({ lost }) =>
    expect(lost).toEqual([]),
  );
  test('is looked for where it is', () => {
    const files = forWords.map(({ file }) => file);
    expect(files).toEqual(
      expect.arrayContaining(['parts/conversation/Composer.vue', 'pages/desk/helping/HelpingCard.vue']),
    );
    expect(files).toEqual(expect.arrayContaining(elsewhere));
  });
  test('is looked for behind the shared field too', () =>
    expect(fieldsOf('<script setup></script><template><TextAreaField v-model="why" /></template>')).toEqual({
      all: ['why'],
      lost: ['why'],
    }));
  test.each([
    ['a draft', "const { text: why, forget } = useDraft(() => 'a');", 'why', []],
    ['a form', "const { form } = useKeptForm(() => 'a', blank);", 'form.notes[call.id]', []],
    ['rows of a form', "const { form } = useKeptForm(() => 'a', blank);", 'item.answer', ['item.answer']],
    ['a form that asks', 'const form = reactive({}); askBeforeReload(() => true);', 'form.why', []],
    ['nothing', "const why = ref('');", 'why', ['why']],
    ['a form that nobody keeps', 'const form = reactive({});', 'form.why', ['form.why']],
  ])('kept by %s', (_, script, model, lost) => {
    const source = `<script setup lang="ts">\n${script}\n</script>\n<template><p><textarea v-model="${model}" /></p></template>`;
    expect(fieldsOf(source)).toEqual({ all: [model], lost });
  });
});
