import type { FileSent } from '@protocol/conversation/files.js';
import { lang } from '../../i18n/index';
import { refusedBy } from '../../hub/http';
import { unreached } from '../../hub/refused';

/** Nothing has moved for so long: the line is dead, whatever the browser believes. */
const STALLED = 30_000;
/** All has gone; the hub looks at the file, one after the other. */
const ANSWER = 120_000;

export interface Upload {
  callId: string;
  /** The Idempotency-Key. */
  id: string;
  blob: Blob;
  name: string;
  /** As whom, on a shared device. */
  by?: string | undefined;
}

/** XMLHttpRequest, because `fetch` does not say how much has gone. Throws a Refused. */
export const upload = (
  { callId, id, blob, name, by }: Upload,
  { onGone, signal }: { onGone: (part: number) => void; signal: AbortSignal },
): Promise<FileSent> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const patience = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => request.abort(), milliseconds);
    };
    const fail = () => {
      clearTimeout(timer);
      reject(unreached());
    };
    request.upload.addEventListener('progress', ({ loaded, total }) => {
      patience(STALLED);
      onGone(total ? Math.min(1, loaded / total) : 0);
    });
    request.upload.addEventListener('load', () => {
      patience(ANSWER);
      onGone(1);
    });
    request.addEventListener('error', fail);
    request.addEventListener('abort', fail);
    request.addEventListener('load', () => {
      clearTimeout(timer);
      const body = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300 && body) resolve(body as FileSent);
      else reject(refusedBy(request.status, body ?? {}));
    });
    signal.addEventListener('abort', () => request.abort());
    request.open('POST', `/api/calls/${encodeURIComponent(callId)}/files`);
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('accept-language', lang.value);
    request.setRequestHeader('idempotency-key', id);
    const form = new FormData();
    if (by) form.append('by', by);
    // Last: whoever reads it in order knows by then whose it is.
    form.append('file', blob, name);
    patience(STALLED);
    request.send(form);
  });

const parsed = (text: string): object | undefined => {
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
};
