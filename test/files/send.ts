/** Sends and fetches files as a page does. */
import { randomUUID } from 'node:crypto';
import type { FileSent } from '../../src/protocol/conversation/files.js';
import type { TestHub } from '../hub.js';
import type { Username } from '../world.js';

export interface SentAnswer {
  status: number;
  body: FileSent & { code?: string; detail?: string; fields?: Record<string, string> };
}
export interface Sending {
  name?: string;
  key?: string;
  /** What the browser says it is. */
  type?: string;
  by?: string;
  headers?: Record<string, string>;
  base?: string;
}

export async function sendFile(
  t: TestHub,
  username: Username | null,
  callId: string,
  bytes: Uint8Array,
  {
    name = 'a.bin',
    key = randomUUID(),
    type = 'application/octet-stream',
    by,
    headers,
    base = t.base,
  }: Sending = {},
): Promise<SentAnswer> {
  const form = new FormData();
  if (by !== undefined) form.append('by', by);
  form.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  const response = await fetch(`${base}/api/calls/${callId}/files`, {
    method: 'POST',
    body: form,
    headers: {
      'idempotency-key': key,
      ...(username && { authorization: `Bearer ${await t.token(username)}` }),
      ...headers,
    },
  });
  return { status: response.status, body: (await response.json()) as SentAnswer['body'] };
}

export const fetchFile = async (
  t: TestHub,
  username: Username,
  id: string,
  headers: Record<string, string> = {},
  { method = 'GET', base = t.base } = {},
): Promise<{ status: number; headers: Headers; bytes: Buffer }> => {
  const response = await fetch(`${base}/api/files/${id}`, {
    method,
    headers: { authorization: `Bearer ${await t.token(username)}`, ...headers },
  });
  return {
    status: response.status,
    headers: response.headers,
    bytes: Buffer.from(await response.arrayBuffer()),
  };
};
