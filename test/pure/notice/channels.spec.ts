import { createDecipheriv, createECDH, createHmac, createVerify, hkdfSync, randomBytes } from 'node:crypto';
import { afterEach, describe, expect, test } from '@jest/globals';
import { PushedClock } from '../../../src/kernel/clock.js';
import { ChannelTokens } from '../../../src/notices/recipient-addresses.js';
import { OUTBOUND_CHANNELS, OUTBOUND_CHANNEL_NAMES } from '../../../src/notice/channels/notice-channels.js';
import type { OutboundChannel } from '../../../src/protocol/people/notice-channels.js';
import type { ChannelMessage, Recipient, ChannelTools } from '../../../src/notice/channels/notice-channel.js';
import { newVapidKeys } from '../../../src/notice/channels/web-push.channel.js';
import { sendFailureOf } from '../../../src/notice/send-failure-text.js';
import { sendOutbound } from '../../../src/notice/outbound-request.js';
import { mailBox } from './mail-box.js';
import { postOffice, type Letter, type Reply } from './post.js';

const NOW = Date.UTC(2025, 10, 24, 2);
const clock = new PushedClock(NOW);
const ring: ChannelMessage = {
  id: '01900000-0000-7000-8000-000000000001',
  kind: 'ring',
  text: { title: '一呼', body: '彩塔街社区来电，编号1124-007，请接听' },
  line: '【一呼】彩塔街社区来电，编号1124-007，请接听：https://yihu.example/ring/o1',
  link: 'https://yihu.example/ring/o1',
  number: '1124-007',
  community: '彩塔街社区',
  lang: 'zh',
  expiresAt: NOW + 20_000,
};
const wang: Recipient = {
  phone: '13900000001',
  email: 'wang@unit.example',
  wecom: 'WangLi',
  dingtalk: 'd-wang',
  feishu: 'f_wang',
  push: [],
};
const toolsFor = (allowed: string[]): ChannelTools & { gone: string[] } => {
  const tokens = new ChannelTokens();
  const gone: string[] = [];
  return {
    clock,
    outward: sendOutbound(clock, allowed),
    tokens: { get: (key, make) => tokens.get(key, clock.now(), make), drop: (key) => tokens.drop(key) },
    forget: async (endpoint) => void gone.push(endpoint),
    gone,
  };
};
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});
const office = async (reply: (letter: Letter, n: number) => Reply) => {
  const made = await postOffice(reply);
  closing.push(made.close);
  return made;
};
const HERE = ['127.0.0.1'];
const send = (name: OutboundChannel, fields: Record<string, string>, tools = toolsFor(HERE), to = wang) =>
  OUTBOUND_CHANNELS[name].send(ring, to, fields, tools);
const OK = { json: { errcode: 0, errmsg: 'ok', access_token: 't1', expires_in: 7200 } };

describe('applications fetch a token once, keep it, and fetch another when it is refused', () => {
  const wecom = { corpId: 'c', agentId: '1000002', appSecret: 's' };
  test('WeCom', async () => {
    const { base, letters } = await office(() => OK);
    const tools = toolsFor(HERE);
    expect(await send('wecom', { ...wecom, base }, tools)).toEqual({ delivered: true });
    expect(await send('wecom', { ...wecom, base }, tools)).toEqual({ delivered: true });
    expect(letters.map((l) => `${l.method} ${l.path}`)).toEqual([
      'GET /cgi-bin/gettoken?corpid=c&corpsecret=s',
      'POST /cgi-bin/message/send?access_token=t1',
      'POST /cgi-bin/message/send?access_token=t1',
    ]);
    expect(letters[1]!.json).toMatchObject({
      touser: 'WangLi',
      msgtype: 'text',
      agentid: 1000002,
      text: { content: ring.line },
    });
  });
  test('a token that is stale is dropped', async () => {
    let stale = true;
    const { base, letters } = await office(({ path }) =>
      path.startsWith('/cgi-bin/message') && stale ? { json: { errcode: 42001 } } : OK,
    );
    const tools = toolsFor(HERE);
    expect(await send('wecom', { ...wecom, base }, tools)).toMatchObject({ delivered: false, again: true });
    stale = false;
    expect(await send('wecom', { ...wecom, base }, tools)).toEqual({ delivered: true });
    expect(letters.filter((l) => l.path.startsWith('/cgi-bin/gettoken'))).toHaveLength(2);
  });
  test('a person the application does not know, and a wrong secret, are final', async () => {
    const unknown = await office(() => ({ json: { ...OK.json, invaliduser: 'WangLi' } }));
    expect(await send('wecom', { ...wecom, base: unknown.base })).toMatchObject({ again: false });
    const wrong = await office(() => ({ json: { errcode: 40001 } }));
    expect(await send('wecom', { ...wecom, base: wrong.base })).toMatchObject({
      delivered: false,
      failure: 'no token',
      again: false,
    });
  });
  test('DingTalk', async () => {
    const { base, letters } = await office(() => OK);
    expect(await send('dingtalk', { base, appKey: 'k', agentId: '7', appSecret: 's' })).toEqual({
      delivered: true,
    });
    expect(letters.map((l) => l.path)).toEqual([
      '/gettoken?appkey=k&appsecret=s',
      '/topapi/message/corpconversation/asyncsend_v2?access_token=t1',
    ]);
    expect(letters[1]!.json).toEqual({
      agent_id: 7,
      userid_list: 'd-wang',
      msg: { msgtype: 'text', text: { content: ring.line } },
    });
  });
  test('Feishu', async () => {
    const { base, letters } = await office(() => ({
      json: { code: 0, tenant_access_token: 't2', expire: 7200 },
    }));
    expect(await send('feishu', { base, appId: 'a', appSecret: 's' })).toEqual({ delivered: true });
    expect(letters[0]!.json).toEqual({ app_id: 'a', app_secret: 's' });
    expect(letters[1]).toMatchObject({
      path: '/open-apis/im/v1/messages?receive_id_type=user_id',
      headers: { authorization: 'Bearer t2' },
      json: { receive_id: 'f_wang', msg_type: 'text', uuid: ring.id },
    });
    expect(JSON.parse(letters[1]!.json.content)).toEqual({ text: ring.line });
  });
});

describe('group robots', () => {
  test('WeCom names the officer by telephone', async () => {
    const { base, letters } = await office(() => OK);
    expect(await send('wecom_robot', { base, key: 'k' })).toEqual({ delivered: true });
    expect(letters[0]).toMatchObject({
      path: '/cgi-bin/webhook/send?key=k',
      json: { msgtype: 'text', text: { content: ring.line, mentioned_mobile_list: [wang.phone] } },
    });
  });
  test('DingTalk is signed over its own time in milliseconds', async () => {
    const { base, letters } = await office(() => OK);
    expect(await send('dingtalk_robot', { base, token: 'x', signSecret: 'SEC1' })).toEqual({
      delivered: true,
    });
    const query = new URL(letters[0]!.path, base).searchParams;
    expect(query.get('timestamp')).toBe(String(NOW));
    expect(query.get('sign')).toBe(createHmac('sha256', 'SEC1').update(`${NOW}\nSEC1`).digest('base64'));
  });
  test('Feishu is signed with time and secret as the key, in seconds', async () => {
    const { base, letters } = await office(() => ({ json: { StatusCode: 0, code: 0 } }));
    expect(await send('feishu_robot', { base, token: 'x', signSecret: 's' })).toEqual({ delivered: true });
    expect(letters[0]).toMatchObject({
      path: '/open-apis/bot/v2/hook/x',
      json: {
        timestamp: String(NOW / 1000),
        sign: createHmac('sha256', `${NOW / 1000}\ns`)
          .update('')
          .digest('base64'),
      },
    });
  });
  test('too many at once is later, a wrong signature is final', async () => {
    const busy = await office(() => ({ json: { errcode: 130101 } }));
    expect(await send('dingtalk_robot', { base: busy.base })).toMatchObject({ again: true });
    const wrong = await office(() => ({ json: { errcode: 310000 } }));
    expect(await send('dingtalk_robot', { base: wrong.base })).toMatchObject({ again: false });
  });
});

describe('what a robot answers', () => {
  const answered = async (name: OutboundChannel, json: unknown) => {
    const { base } = await office(() => ({ json }));
    return send(name, { base, url: `${base}/in`, token: 'x', key: 'x', signSecret: 's' });
  };
  test.each([
    [
      'dingtalk_robot',
      { errcode: 310000, errmsg: 'description:关键词不匹配;keywords not in content' },
      'keyword',
    ],
    ['dingtalk_robot', { errcode: 310000, errmsg: 'sign not match, more: [https://…]' }, 'signature'],
    ['dingtalk_robot', { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' }, 'frequency'],
    ['dingtalk_robot', { errcode: 310000, errmsg: 'ip 1.2.3.4 not in whitelist' }, 'sender address'],
    ['dingtalk_robot', { errcode: 300005, errmsg: 'token is not exist' }, 'robot'],
    ['feishu_robot', { code: 19024, msg: 'Key Words Not Found' }, 'keyword'],
    [
      'feishu_robot',
      { code: 19021, msg: 'sign match fail or timestamp is not within one hour' },
      'signature',
    ],
    ['feishu_robot', { code: 11232, msg: 'frequency limited psm' }, 'frequency'],
    ['feishu_robot', { code: 19022, msg: 'Ip Not Allowed' }, 'sender address'],
    ['wecom_robot', { errcode: 45009, errmsg: 'api freq out of limit' }, 'frequency'],
    ['wecom_robot', { errcode: 93000, errmsg: 'invalid webhook url' }, 'robot'],
    ['webhook', { errcode: 310000, errmsg: 'keywords not in content' }, 'keyword'],
  ] as const)('%s %j is about the %s', async (name, json, about) => {
    expect(await answered(name, json)).toEqual({
      delivered: false,
      failure: `refused: ${about}`,
      again: about === 'frequency',
    });
  });
  test('each refusal has a sentence of its own, in both languages', () => {
    const about = ['keyword', 'signature', 'frequency', 'sender address', 'robot'];
    const failures = ['code 1', 'answer not understood', ...about.map((a) => `refused: ${a}`)];
    for (const lang of ['zh', 'en'] as const)
      expect(new Set(failures.map((f) => sendFailureOf(f)[lang])).size).toBe(failures.length);
  });
  test.each([
    { errcode: false },
    { errcode: '' },
    { errcode: [] },
    { errcode: null },
    { errcode: ' ' },
    '',
    [],
    [0],
  ])('%j is no success', async (json) => {
    for (const name of ['dingtalk_robot', 'wecom_robot', 'feishu_robot'] as const)
      expect(await answered(name, json)).toMatchObject({ delivered: false });
  });
  test('0 is one, as a number and in figures', async () => {
    for (const errcode of [0, '0'])
      expect(await answered('dingtalk_robot', { errcode })).toEqual({ delivered: true });
  });
});

test('where a robot’s address stands as a webhook, its refusal by 200 is one; a program’s own code is its own', async () => {
  const answers = [
    { code: 19002, msg: 'params error, msg_type need' },
    { StatusCode: 0, code: 0 },
    { code: 200 },
  ];
  const { base } = await office(() => ({ json: answers.shift()! }));
  const robot = { url: `${base}/open-apis/bot/v2/hook/x`, signSecret: 'q' };
  expect(await send('webhook', robot)).toMatchObject({ delivered: false, failure: 'code 19002' });
  expect(await send('webhook', robot)).toEqual({ delivered: true });
  expect(await send('webhook', { url: `${base}/in`, signSecret: 'q' })).toEqual({ delivered: true });
});

test('a webhook is signed as the gateway is, and says number and community only', async () => {
  const { base, letters } = await office(() => ({}));
  expect(await send('webhook', { url: `${base}/in`, signSecret: 'q' })).toEqual({ delivered: true });
  const { headers, body, json } = letters[0]!;
  const timestamp = headers['x-yihu-timestamp'];
  expect(headers['x-yihu-signature']).toBe(
    `sha256=${createHmac('sha256', 'q').update(`${timestamp}.${body.toString()}`).digest('hex')}`,
  );
  expect(Object.keys(json).sort()).toEqual([
    'community',
    'expiresAt',
    'id',
    'kind',
    'link',
    'number',
    'text',
  ]);
});

test('a redirect is not followed', async () => {
  const { base, letters } = await office(() => ({ status: 307, headers: { location: '/elsewhere' } }));
  expect(await send('webhook', { url: `${base}/in`, signSecret: 'q' })).toMatchObject({
    delivered: false,
    failure: 'http 307',
    again: false,
  });
  expect(letters).toHaveLength(1);
});

test('every channel but gateway and mail refuses an address inside the private network that is not allowed', async () => {
  const { base, letters } = await office(() => OK);
  const push = [{ endpoint: `${base}/push`, keys: browser().keys }];
  for (const name of OUTBOUND_CHANNEL_NAMES.filter((n) => !['voice', 'sms', 'email'].includes(n))) {
    const vapid = newVapidKeys();
    const fields = { base, url: base, contact: 'mailto:a@b.example', signSecret: 's', ...vapid };
    const sent = send(name, fields, toolsFor([]), { ...wang, push });
    if (name === 'web_push') expect(await sent).toMatchObject({ failure: 'forbidden address' });
    else await expect([name, await sent.then(String, String)]).toEqual([name, 'Error: 127.0.0.1']);
  }
  expect(letters).toEqual([]);
});

describe('e-mail', () => {
  const fields = (port: number) => ({
    host: '127.0.0.1',
    port: String(port),
    security: 'none',
    from: 'hub@unit.example',
  });
  test('arrives', async () => {
    const box = await mailBox();
    closing.push(box.close);
    expect(await send('email', fields(box.port))).toEqual({ delivered: true });
    expect(box.letters).toMatchObject([{ to: 'wang@unit.example' }]);
    const { text } = box.letters[0]!;
    const subject = /^Subject: (.*(?:\n .*)*)/m.exec(text)![1]!;
    const decoded = [...subject.matchAll(/=\?UTF-8\?B\?([^?]*)\?=/gi)]
      .map(([, b]) => Buffer.from(b!, 'base64').toString())
      .join('');
    expect(decoded).toContain('彩塔街社区来电');
  });
  test('a mail box that does not exist is final, a server that is not there is later', async () => {
    const box = await mailBox(true);
    closing.push(box.close);
    expect(await send('email', fields(box.port))).toMatchObject({ failure: 'smtp 550', again: false });
    expect(await send('email', fields(1))).toMatchObject({ again: true });
  });
});

/** A browser of our own: keys, and how it reads what is meant for it (RFC 8291, 8188). */
function browser() {
  const ecdh = createECDH('prime256v1');
  const p256dh = ecdh.generateKeys();
  const auth = randomBytes(16);
  const read = (body: Buffer): string => {
    const salt = body.subarray(0, 16);
    const idLength = body[20]!;
    const from = body.subarray(21, 21 + idLength);
    const sealed = body.subarray(21 + idLength);
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), p256dh, from]);
    const key = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(from), auth, info, 32));
    const content = Buffer.from(hkdfSync('sha256', key, salt, 'Content-Encoding: aes128gcm\0', 16));
    const nonce = Buffer.from(hkdfSync('sha256', key, salt, 'Content-Encoding: nonce\0', 12));
    const decipher = createDecipheriv('aes-128-gcm', content, nonce);
    decipher.setAuthTag(sealed.subarray(-16));
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
    return plain.subarray(0, plain.lastIndexOf(2)).toString();
  };
  return { keys: { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') }, read };
}

describe('Web Push', () => {
  const vapid = newVapidKeys();
  const fields = { contact: 'mailto:hub@unit.example', ...vapid };
  test('is readable for the browser it is meant for, and signed by the hub', async () => {
    const { base, letters } = await office(() => ({ status: 201 }));
    const mine = browser();
    const to = { ...wang, push: [{ endpoint: `${base}/push/1`, keys: mine.keys }] };
    expect(await send('web_push', fields, toolsFor(HERE), to)).toEqual({ delivered: true });
    const { headers, body } = letters[0]!;
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '20', urgency: 'high' });
    expect(body.toString('latin1')).not.toContain('1124-007');
    expect(JSON.parse(mine.read(body))).toEqual({
      id: ring.id,
      title: ring.text.title,
      body: ring.text.body,
      link: ring.link,
    });
    const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers.authorization!)!;
    expect(key).toBe(vapid.publicKey);
    const [head, claims, signature] = token!.split('.');
    expect(JSON.parse(Buffer.from(claims!, 'base64url').toString())).toMatchObject({
      aud: base,
      sub: 'mailto:hub@unit.example',
    });
    const point = Buffer.from(key!, 'base64url');
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    };
    const verify = createVerify('sha256').update(`${head}.${claims}`);
    expect(
      verify.verify(
        { key: jwk, format: 'jwk', dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature!, 'base64url'),
      ),
    ).toBe(true);
  });
  test('a browser that is gone is forgotten, another still gets it', async () => {
    const { base } = await office(({ path }) => ({ status: path === '/gone' ? 410 : 201 }));
    const tools = toolsFor(HERE);
    const push = ['gone', 'here'].map((p) => ({ endpoint: `${base}/${p}`, keys: browser().keys }));
    expect(await send('web_push', fields, tools, { ...wang, push })).toEqual({ delivered: true });
    expect(tools.gone).toEqual([`${base}/gone`]);
  });
});
