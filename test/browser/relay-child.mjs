/** A relay as coturn with `use-auth-secret`: whoever has a name of the hub knows its password. A process, so that it can be cut. */
import { createHmac } from 'node:crypto';
import Turn from 'node-turn';

const { RELAY_PORT, RELAY_SECRET } = process.env;
const password = (name) => createHmac('sha1', RELAY_SECRET).update(name).digest('base64');
new Turn({
  listeningPort: Number(RELAY_PORT),
  listeningIps: ['127.0.0.1'],
  relayIps: ['127.0.0.1'],
  authMech: 'long-term',
  realm: 'yihu',
  credentials: new Proxy({}, { get: (_, name) => password(name) }),
  debugLevel: 'OFF',
}).start();
process.once('disconnect', () => process.exit());
process.send('up');
