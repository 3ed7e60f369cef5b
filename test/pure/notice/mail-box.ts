/** A mail server of our own on loopback: takes one letter a connection, plainly, and keeps it. */
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';

export async function mailBox(refuse = false) {
  const letters: { to: string; text: string }[] = [];
  const server = createServer((socket) => {
    let to = '';
    let text: string | undefined;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 here');
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      rest += chunk.toString();
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (text !== undefined) {
          if (line !== '.') text += `${line}\n`;
          else {
            letters.push({ to, text });
            text = undefined;
            say('250 kept');
          }
        } else if (/^(EHLO|HELO|MAIL)/.test(line)) say('250 yes');
        else if (line.startsWith('RCPT')) {
          to = /<(.*)>/.exec(line)![1]!;
          say(refuse ? '550 nobody of that name' : '250 yes');
        } else if (line === 'DATA') {
          text = '';
          say('354 go on');
        } else say('221 bye');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    letters,
    close: () => new Promise((done) => server.close(done)),
  };
}
