/**
 * A page at the least cost to whoever measures: one TCP connection and the few frames of Socket.IO that a page needs.
 * Ten thousand of the library's own clients would take longer to hear than any server takes to tell.
 */
import { connect } from 'node:net';

const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: hub',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '',
  '',
].join('\r\n');
const [OPEN, PING, MESSAGE, CONNECTED, EVENT, ACK, REFUSED] = [...'0240234'].map((c) => c.charCodeAt(0));
const PONG = frame('3');
/** Of a masked frame whose mask is nothing. */
function frame(text) {
  const body = Buffer.from(text);
  const long = body.length > 125;
  const head = Buffer.alloc(long ? 8 : 6);
  head[0] = 0x81;
  head[1] = 0x80 | (long ? 126 : body.length);
  if (long) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

export class Page {
  /** Of acks that are waited for. */
  waiting = new Map();
  rest = undefined;
  upgraded = false;
  lastId = 0;

  /** @param hear called with the name of each event, a function that reads what came with it, and the page */
  constructor(base, namespace, token, hear) {
    const { hostname, port } = new URL(base);
    Object.assign(this, { namespace, hear, token });
    this.opened = new Promise((resolve, reject) => Object.assign(this, { resolve, reject }));
    this.socket = connect({ host: hostname, port: Number(port), noDelay: true });
    this.socket.on('connect', () => this.socket.write(UPGRADE));
    this.socket.on('data', (data) => this.read(data));
    this.socket.on('error', this.reject);
    this.socket.on('close', () => {
      this.reject(new Error('closed'));
      this.left?.();
    });
    // Whoever does not wait for it need not catch it.
    this.opened.catch(() => undefined);
  }

  read(data) {
    let all = this.rest ? Buffer.concat([this.rest, data]) : data;
    this.rest = undefined;
    if (!this.upgraded) {
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return void (this.rest = all);
      if (all.subarray(9, 12).toString() !== '101')
        return this.socket.destroy(new Error(all.subarray(0, 60).toString()));
      this.upgraded = true;
      all = all.subarray(end + 4);
    }
    let at = 0;
    while (all.length - at >= 2) {
      let length = all[at + 1] & 0x7f;
      let from = at + 2;
      if (length === 126) {
        if (all.length < at + 4) break;
        length = all.readUInt16BE(at + 2);
        from = at + 4;
      } else if (length === 127) {
        if (all.length < at + 10) break;
        length = Number(all.readBigUInt64BE(at + 2));
        from = at + 10;
      }
      if (all.length < from + length) break;
      if ((all[at] & 0x0f) === 1) this.heard(all, from, from + length);
      at = from + length;
    }
    if (at < all.length) this.rest = all.subarray(at);
  }

  heard(all, from, to) {
    const kind = all[from];
    if (kind === PING) return this.socket.write(PONG);
    if (kind === OPEN)
      return this.socket.write(frame(`40/${this.namespace},${JSON.stringify({ token: this.token })}`));
    if (kind !== MESSAGE) return;
    const what = all[from + 1];
    const begins = from + 4 + this.namespace.length;
    if (what === CONNECTED) this.resolve(this);
    else if (what === REFUSED) this.reject(new Error(all.utf8Slice(begins, to)));
    else if (what === EVENT) {
      const name = all.latin1Slice(begins + 2, all.indexOf(0x22, begins + 2));
      this.hear?.(name, () => JSON.parse(all.utf8Slice(begins, to))[1], this);
    } else if (what === ACK) {
      const [, id, body] = /^(\d+)(.*)$/s.exec(all.utf8Slice(begins, to));
      this.waiting.get(id)?.(JSON.parse(body)[0]);
      this.waiting.delete(id);
    }
  }

  /** @returns the ack */
  ask(event, payload) {
    const id = String(this.lastId++);
    const answer = new Promise((resolve) => this.waiting.set(id, resolve));
    this.socket.write(frame(`42/${this.namespace},${id}${JSON.stringify([event, payload])}`));
    return answer;
  }
  close() {
    this.left = undefined;
    this.socket.destroy();
  }
}

/** Opens pages for all of these, so many at once. @param people [namespace, token] of each */
export async function openPages(base, people, hear, atOnce = 100) {
  const pages = [];
  let next = 0;
  const lane = async () => {
    while (next < people.length) {
      const page = new Page(base, ...people[next++], hear);
      pages.push(page);
      await page.opened;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return pages;
}
