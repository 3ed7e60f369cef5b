/** Where files are kept, from the settings: a folder, or a bucket of a store that speaks S3. */
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { isLoopback } from './setting-types.js';

export type FileStoreSettings =
  | { readonly kind: 'folder'; readonly path: string }
  | {
      readonly kind: 's3';
      /** Of the bucket: its name is the path, or the first part of the host. */
      readonly address: string;
      readonly region: string;
      readonly accessKey: string;
      readonly secretKey: string;
    };
interface Given {
  YIHU_FILE_STORE?: string | undefined;
  YIHU_S3_REGION?: string | undefined;
  YIHU_S3_ACCESS_KEY?: string | undefined;
  YIHU_S3_SECRET_KEY?: string | undefined;
}
const S3_SETTINGS = ['YIHU_S3_REGION', 'YIHU_S3_ACCESS_KEY', 'YIHU_S3_SECRET_KEY'] as const;
/** Where a store has no regions it takes this one. */
const REGION = 'us-east-1';
const EXAMPLE = 'https://host/bucket, or https://bucket.host';

/** @param wrong is told what is wrong, and how to mend it */
export function fileStoreOf(
  given: Given,
  { beside, files }: { beside: string; files: string },
  wrong: string[],
): FileStoreSettings {
  const said = given.YIHU_FILE_STORE;
  if (said === undefined || !/^[a-z][a-z\d+.-]*:\/\//i.test(said)) {
    const path = said ?? join(beside, 'file-store');
    for (const name of S3_SETTINGS)
      if (given[name] !== undefined)
        wrong.push(
          `${name} is for a store that speaks S3: set YIHU_FILE_STORE to the address of its bucket, as ${EXAMPLE}`,
        );
    if (resolve(path) === resolve(files))
      wrong.push('YIHU_FILE_STORE is the folder of YIHU_FILES, which is swept: name another');
    return { kind: 'folder', path };
  }
  const mistake = mistakeOf(said);
  if (mistake) wrong.push(`YIHU_FILE_STORE ${mistake}`);
  for (const name of ['YIHU_S3_ACCESS_KEY', 'YIHU_S3_SECRET_KEY'] as const)
    if (!/^\S+$/.test(given[name] ?? ''))
      wrong.push(`${name} is missing: YIHU_FILE_STORE names a store that speaks S3, which asks who comes`);
  const region = given.YIHU_S3_REGION ?? REGION;
  if (!/^[a-z\d-]{1,40}$/.test(region))
    wrong.push('YIHU_S3_REGION is not the name of a region, as cn-north-1');
  return {
    kind: 's3',
    address: said.replace(/\/+$/, ''),
    region,
    accessKey: given.YIHU_S3_ACCESS_KEY ?? '',
    secretKey: given.YIHU_S3_SECRET_KEY ?? '',
  };
}

function mistakeOf(said: string): string | undefined {
  if (!URL.canParse(said)) return `is neither a folder nor the address of a bucket, as ${EXAMPLE}`;
  const { protocol, hostname, pathname, username, password, search, hash } = new URL(said);
  if (!/^https?:$/.test(protocol)) return `is neither a folder nor the address of a bucket, as ${EXAMPLE}`;
  if (username || password || search || hash)
    return `says more than where the bucket is: its keys are YIHU_S3_ACCESS_KEY and YIHU_S3_SECRET_KEY`;
  if (protocol !== 'https:' && !isLoopback(hostname))
    return 'is beyond loopback without https: name its https address';
  const folders = pathname.split('/').filter(Boolean);
  if (folders.length > 1) return `says more than where the bucket is: ${EXAMPLE}`;
  const inHost = !isIP(hostname.replace(/^\[|\]$/g, '')) && hostname.split('.').length > 2;
  if (!folders.length && !inHost) return `names no bucket: ${EXAMPLE}`;
  return undefined;
}
