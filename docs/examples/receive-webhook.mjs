/**
 * Is told each change of a call's state. Behind something that speaks https, or inside the unit's own network.
 *   node receive-webhook.mjs PORT
 * Prints a line an event; YIHU_SECRET is the secret of the address.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

const FIVE_MINUTES = 300;
const seen = new Set();

/** Over the bytes that came: parsed and written again they may be others. */
function isFromTheHub(headers, body) {
  const timestamp = headers['x-yihu-timestamp'] ?? '';
  const expected = `sha256=${createHmac('sha256', process.env.YIHU_SECRET).update(`${timestamp}.`).update(body).digest('hex')}`;
  const given = Buffer.from(headers['x-yihu-signature'] ?? '');
  const same = given.length === expected.length && timingSafeEqual(given, Buffer.from(expected));
  return same && Math.abs(Date.now() / 1000 - Number(timestamp)) <= FIVE_MINUTES;
}

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const body = Buffer.concat(parts);
    if (!isFromTheHub(request.headers, body)) return response.writeHead(401).end();
    const { id, event, call } = JSON.parse(body.toString());
    // What was taken and not heard of is sent again under the same id.
    if (!seen.has(id)) console.log([event, call?.number, call?.state].filter(Boolean).join(' '));
    seen.add(id);
    response.writeHead(204).end();
  });
});
server.listen(Number(process.argv[2] ?? 8080), '127.0.0.1', () =>
  console.log(`listening on ${server.address().port}`),
);
