/** What ships with the code: reference data that is whole, and a lock that installs everywhere from the reader's own registry. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from '@jest/globals';

const at = (path: string) => new URL(`../${path}`, import.meta.url);
const text = (path: string) => readFileSync(at(path), 'utf8');
const rows = (path: string) => parse(text(path), { columns: true, bom: true }) as Record<string, string>[];

describe('the communities of Heping', () => {
  const all = rows('data/heping-communities.csv');
  test('are 125 in 10 subdistricts of one district', () => {
    expect(all).toHaveLength(125);
    expect(new Set(all.map((r) => r.subdistrict_code)).size).toBe(10);
    expect(new Set(all.map((r) => r.subdistrict)).size).toBe(10);
    expect(new Set(all.map((r) => r.district_code))).toEqual(new Set(['210102']));
  });
  test('each has a code of its own within its subdistrict’s, and names without blanks', () => {
    expect(new Set(all.map((r) => r.community_code)).size).toBe(125);
    for (const r of all) {
      expect(r.community_code).toMatch(/^\d{12}$/);
      expect(r.subdistrict_code).toMatch(/^\d{9}$/);
      expect(r.community_code!.startsWith(r.subdistrict_code!)).toBe(true);
      expect(r.subdistrict_code!.startsWith(r.district_code!)).toBe(true);
      for (const name of [r.community!, r.subdistrict!, r.district!])
        expect(name).toMatch(/^\p{Script=Han}+$/u);
    }
  });
  test('a subdistrict has one name', () => {
    expect(new Set(all.map((r) => `${r.subdistrict_code} ${r.subdistrict}`)).size).toBe(10);
  });
});

describe('the bodies one is referred to', () => {
  const all = rows('data/bodies.csv');
  test('name the emergency numbers, legal aid and the procuratorate’s own line', () => {
    const phones = all.map((b) => b.phone);
    for (const phone of ['110', '120', '12348', '12309']) expect(phones).toContain(phone);
  });
  test('each has a name, a public number and a remit', () => {
    expect(new Set(all.map((b) => b.name)).size).toBe(all.length);
    for (const b of all) {
      expect(b.name).toMatch(/\S/);
      expect(b.remit).toMatch(/\S/);
      // Short public numbers only: no number of a person is shipped.
      expect(b.phone).toMatch(/^\d{3,6}$/);
    }
  });
});

test('the origin of every file is told', () => {
  const told = text('data/README.md');
  for (const file of ['heping-communities.csv', 'bodies.csv', 'category-sentences.json'])
    expect(told).toContain(file);
});

describe('the lock', () => {
  interface Entry {
    optionalDependencies?: Record<string, string>;
    integrity?: string;
    resolved?: string;
    link?: boolean;
  }
  const { packages } = JSON.parse(text('package-lock.json')) as { packages: Record<string, Entry> };
  /** Where npm would find what the package at this path asks for. */
  const found = (path: string, name: string): boolean => {
    for (
      let folder = path;
      ;
      folder = folder.includes('node_modules/')
        ? folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')
        : ''
    ) {
      if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
      if (!folder) return false;
    }
  };
  test('names every optional package of every machine, so that an install elsewhere is the same', () => {
    const missing = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !found(path, name))
        .map((name) => `${name} of ${path}`),
    );
    expect(missing).toEqual([]);
  });
  test('names no address to download from, and the sum of every package', () => {
    const entries = Object.entries(packages).filter(([path]) => path.startsWith('node_modules/'));
    expect(entries.length).toBeGreaterThan(100);
    expect(entries.filter(([, e]) => e.resolved !== undefined).map(([path]) => path)).toEqual([]);
    expect(entries.filter(([, e]) => !e.integrity && !e.link).map(([path]) => path)).toEqual([]);
  });
  test('is of this package', () => {
    const { name, version } = JSON.parse(text('package.json')) as { name: string; version: string };
    expect(packages['']).toMatchObject({ name, version });
    expect(existsSync(at('LICENSE'))).toBe(true);
  });
});

describe('the guides', () => {
  const ROOT = new URL('..', import.meta.url).pathname;
  const isThere = (path: string) => globSync(path, { cwd: ROOT }).length > 0;
  test('name files that are there', () => {
    const named = [...text('CONTRIBUTING.md').matchAll(/`((?:src|client|test|docs|generate)\/[^`\s<]+)`/g)];
    expect(named.length).toBeGreaterThan(50);
    expect(named.map(([, path]) => path!).filter((path) => !isThere(path))).toEqual([]);
  });
  test.each(['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md', 'SECURITY.md'])(
    '%s links to what is there',
    (guide) => {
      const links = [...text(guide).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!);
      expect(links.length).toBeGreaterThan(0);
      expect(links.filter((path) => !isThere(path))).toEqual([]);
    },
  );
});

test('every decision has a number of its own', () => {
  const numbers = globSync('docs/decisions/*.md', { cwd: at('.') }).map((path) => /(\d{4})-/.exec(path)![1]);
  expect(numbers.filter((number, i) => numbers.indexOf(number) !== i)).toEqual([]);
  expect(numbers.length).toBeGreaterThan(30);
});

describe('docs/accessibility.md', () => {
  const named = [...text('docs/accessibility.md').matchAll(/^\s*`(test\/[\w/-]+\.spec\.ts)`: "(.+)"$/gm)].map(
    ([, path, name]) => [path!, name!] as const,
  );
  test('names tests that are there', () => {
    expect(named.length).toBeGreaterThan(10);
    const gone = named.filter(([path, name]) => !existsSync(at(path)) || !text(path).includes(`'${name}'`));
    expect(gone).toEqual([]);
  });
  test('has a test for each of its lines that says how something is met', () => {
    const sections = text('docs/accessibility.md').split(/^## /m).slice(1);
    for (const section of sections) expect(section).toMatch(/`test\/.+\.spec\.ts`: "/);
  });
});
