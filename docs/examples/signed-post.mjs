/** Posts JSON, signed as the hub wants it: what hand-over.mjs, dialled-number.mjs and answer-ring.mjs share. */
import { createHmac } from 'node:crypto';

const { YIHU_URL, YIHU_UNIT, YIHU_SECRET } = process.env;

/** The same body again means the same: after a timeout, or where the hub is not there, it is sent up to five times. */
export async function signedPost(path, content) {
  const body = JSON.stringify(content);
  for (let attempt = 1; ; attempt += 1) {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', YIHU_SECRET).update(`${timestamp}.${body}`).digest('hex');
    try {
      const response = await fetch(`${YIHU_URL}/api${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-yihu-unit': YIHU_UNIT,
          'x-yihu-timestamp': timestamp,
          'x-yihu-signature': `sha256=${signature}`,
        },
        body,
        signal: AbortSignal.timeout(10_000),
      });
      const answer = await response.json();
      if (response.ok) return { status: response.status, answer };
      // 4xx says what is wrong, and is so again; 429 and 5xx may be over soon.
      if (response.status < 500 && response.status !== 429)
        throw new Error(JSON.stringify(answer), { cause: 'final' });
      if (attempt === 5) throw new Error(JSON.stringify(answer), { cause: 'final' });
    } catch (error) {
      if (error.cause === 'final' || attempt === 5) throw error;
    }
    await new Promise((next) => setTimeout(next, attempt * 2000));
  }
}
