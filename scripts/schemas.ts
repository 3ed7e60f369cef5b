/**
 * What the hub answers and tells, as JSON schemas made from the TypeScript types themselves, so that OpenAPI and
 * AsyncAPI cannot say anything else than the code does. `npm run schemas` writes data/schemas.json anew;
 * `npm run schemas -- --check` says whether it is current, and exits 1 where it is not.
 *
 * Read are of every route (a method of a `@Controller` with `@Get`, `@Post` …) its return type and its comment, whose
 * first sentence is the operation's summary, and the two maps of protocol/events.ts: `ClientEvents` for the acks,
 * `ServerEvents` for what the server tells. src/kernel/schemas.ts reads the file at run time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createFormatter,
  createParser,
  DEFAULT_CONFIG,
  SchemaGenerator,
  StringType,
} from 'ts-json-schema-generator';
import ts from 'typescript';

type Schema = Record<string, unknown>;
interface Route {
  summary: string;
  /** The rest of the comment. */
  description?: string;
  /** Absent where it answers nothing, or a file. */
  answer?: Schema;
}
type Events = Record<string, Record<string, Schema>>;

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'data', 'schemas.json');
/** Named in protocol/, and reached by no route: the refusals. */
const ALSO = ['Problem', 'RefusalBody'];
const ROUTE = /^(Get|Post|Put|Patch|Delete)\(/;
/** What is no JSON. */
const NO_JSON = ['void', 'StreamableFile'];

const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.build.json'), ts.sys.readFile);
const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
const program = ts.createProgram(fileNames, options);
const sources = program.getSourceFiles().filter(({ fileName }) => fileNames.includes(fileName));
const settings = {
  ...DEFAULT_CONFIG,
  expose: 'all',
  // An answer may gain a field without a new version.
  additionalProperties: true,
  encodeRefs: false,
  functions: 'fail',
} as const;
const parser = createParser(program, settings, (more) =>
  // `keyof typeof TEXTS`, where a text is composed: which text it is, nobody asks.
  more.addNodeParser({
    supportsNode: (node) => ts.isTemplateExpression(node),
    createType: () => new StringType(),
  }),
);
const generator = new SchemaGenerator(program, parser, createFormatter(settings), settings);

const problems: string[] = [];
const schemas: Record<string, Schema> = {};

/** The schema of one type; the types it names go to `schemas`. */
function schemaOf(node: ts.TypeNode, where: string): Schema {
  try {
    const { definitions = {}, $schema: _, ...schema } = generator.createSchemaFromNodes([node]);
    return referring(schema as Schema, definitions as Record<string, Schema>) as Schema;
  } catch (error) {
    problems.push(`${where}: no schema can be made of ${node.getText()}: ${(error as Error).message}`);
    return {};
  }
}

/** With references as OpenAPI and AsyncAPI have them. What has no name of its own stands where it is used. */
function referring(value: unknown, definitions: Record<string, Schema>): unknown {
  if (Array.isArray(value)) return value.map((item) => referring(item, definitions));
  if (typeof value !== 'object' || value === null) return value;
  const { $ref, ...rest } = value as Schema & { $ref?: string };
  const here = Object.fromEntries(Object.entries(rest).map(([key, v]) => [key, referring(v, definitions)]));
  if ($ref === undefined) return here;
  const id = $ref.replace('#/definitions/', '');
  const name = nameOf(id);
  if (name === undefined) return { ...(referring(definitions[id], definitions) as Schema), ...here };
  keep(name, id, definitions);
  return { $ref: `#/components/schemas/${name}`, ...here };
}

const raw = new Map<string, string>();
function keep(name: string, id: string, definitions: Record<string, Schema>): void {
  const text = JSON.stringify(definitions[id]);
  const known = raw.get(name);
  if (known === undefined) {
    raw.set(name, text);
    schemas[name] = referring(definitions[id], definitions) as Schema;
  } else if (known !== text) problems.push(`two types are called ${name}: rename one`);
}

/** `Page<Claim>` is called PageOfClaim. */
function nameOf(id: string): string | undefined {
  const [, outer, inner] = /^([A-Z]\w*?)(?:<([A-Z]\w*)>)?$/.exec(id) ?? [];
  return inner ? `${outer}Of${inner}` : outer;
}

const decoratorsOf = (node: ts.HasDecorators) =>
  (ts.getDecorators(node) ?? []).map((decorator) => decorator.expression.getText());

/** What stands in a promise, for a promise. */
const promised = (type: ts.TypeNode): ts.TypeNode =>
  ts.isTypeReferenceNode(type) && type.typeName.getText() === 'Promise' && type.typeArguments?.[0]
    ? type.typeArguments[0]
    : type;

function commentOf(node: ts.Node): string {
  const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
  return (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim();
}

function routeOf(method: ts.MethodDeclaration, where: string): Route {
  const comment = commentOf(method);
  const summary = /^.*?(?=\.(?:\s|$)|$)/.exec(comment)![0];
  const rest = comment.slice(summary.length + 1).trim();
  if (!summary)
    problems.push(`${where}: a comment says what the route does; its first sentence is the summary`);
  if (!method.type) problems.push(`${where}: a route names its return type`);
  const type = method.type && promised(method.type);
  return {
    summary,
    ...(rest && { description: rest }),
    ...(type && !NO_JSON.includes(type.getText()) && { answer: schemaOf(type, where) }),
  };
}

function routes(): Record<string, Route> {
  const found: [string, Route][] = [];
  for (const type of sources.flatMap((file) => file.statements.filter(ts.isClassDeclaration))) {
    if (!decoratorsOf(type).some((text) => text.startsWith('Controller('))) continue;
    for (const method of type.members.filter(ts.isMethodDeclaration)) {
      if (!decoratorsOf(method).some((text) => ROUTE.test(text))) continue;
      const id = `${type.name!.text}_${method.name.getText()}`;
      if (found.some(([known]) => known === id)) problems.push(`two routes are called ${id}: rename one`);
      found.push([id, routeOf(method, id)]);
    }
  }
  return Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One of the maps of protocol/events.ts: namespace → event → schema. */
function events(map: string, of: (type: ts.TypeNode) => ts.TypeNode): Events {
  const found = sources
    .flatMap((file) => file.statements.filter(ts.isInterfaceDeclaration))
    .find(({ name }) => name.text === map);
  if (!found) throw new Error(`protocol/events.ts has no interface ${map}`);
  const membersOf = (node: ts.Node) =>
    ((node as ts.TypeLiteralNode | ts.InterfaceDeclaration).members as ts.NodeArray<ts.TypeElement>)
      .filter(ts.isPropertySignature)
      .map(({ name, type }) => [(name as ts.Identifier | ts.StringLiteral).text, type!] as const);
  return Object.fromEntries(
    membersOf(found).map(([namespace, told]) => [
      namespace,
      Object.fromEntries(
        membersOf(told).map(([event, type]) => [event, schemaOf(of(type), `${map} ${namespace} ${event}`)]),
      ),
    ]),
  );
}

/** The classes that check what comes in are documented by their names too. */
function requireOwnNames(): void {
  const classes = sources
    .flatMap((file) => file.statements.filter(ts.isClassDeclaration))
    .filter((type) => !decoratorsOf(type).some((text) => text.startsWith('Entity(')))
    .filter(({ members }) => members.some((m) => ts.isPropertyDeclaration(m) && decoratorsOf(m).length > 0))
    .map(({ name }) => name!.text);
  for (const name of new Set(classes))
    if (name in schemas || classes.indexOf(name) !== classes.lastIndexOf(name))
      problems.push(`two classes or types that clients see are called ${name}: rename one`);
}

const made = {
  routes: routes(),
  acks: events('ClientEvents', (type) => (type as ts.TupleTypeNode).elements[1]!),
  serverEvents: events('ServerEvents', (type) => type),
};
for (const file of sources)
  for (const node of file.statements)
    if (ts.isInterfaceDeclaration(node) && ALSO.includes(node.name.text))
      referring(
        { $ref: `#/definitions/${node.name.text}` },
        generator.createSchemaFromNodes([node]).definitions as Record<string, Schema>,
      );
requireOwnNames();
for (const problem of new Set(problems)) console.error(problem);
if (problems.length && !process.env.FORCE) process.exit(1);

const sorted = Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
const text = `${JSON.stringify({ ...made, schemas: sorted }, null, 1)}\n`;
if (!process.argv.includes('--check')) writeFileSync(FILE, text);
else if (readFileSync(FILE, 'utf8') !== text) {
  console.error('data/schemas.json is not what the types say: npm run schemas');
  process.exit(1);
}
