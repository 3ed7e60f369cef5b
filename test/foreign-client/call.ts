/**
 * One call as a program outside drives it, with nothing but the client in ./api, which is made of OpenAPI just before
 * this is compiled. Prints as JSON what it was answered.
 */
import { createClient, type Client } from './api/client/index.js';
import {
  postAuthToken,
  getCalls,
  getCallsById,
  getCallsByIdMessages,
  postCalls,
  getCallsByIdTimeline,
  getCallsByIdWhy,
} from './api/index.js';

const [baseUrl = '', clientCallId = '', password = '', worker = '', coordinator = ''] = process.argv.slice(2);

async function signedIn(username: string): Promise<Client> {
  const { data } = await postAuthToken({
    client: createClient({ baseUrl }),
    body: { username, password },
    throwOnError: true,
  });
  return createClient({ baseUrl, auth: data.accessToken, throwOnError: true });
}

const community = await signedIn(worker);
const body = { category: 'labour', urgency: 'urgent', summary: '三个月没发工资' } as const;
const headers = { 'Idempotency-Key': clientCallId };
const raised = await postCalls({ client: community, headers, body, throwOnError: true });
const again = await postCalls({ client: community, headers, body, throwOnError: true });
const path = { id: raised.data.id };
const list = await getCalls({ client: community, query: { state: 'ringing,waiting' }, throwOnError: true });
const read = await getCallsById({ client: community, path, throwOnError: true });
const said = await getCallsByIdMessages({ client: community, path, throwOnError: true });
const timeline = await getCallsByIdTimeline({ client: community, path, throwOnError: true });

const coordination = await signedIn(coordinator);
const why = await getCallsByIdWhy({ client: coordination, path, throwOnError: true });
const refused = await getCallsByIdWhy({ client: community, path, throwOnError: false });

process.stdout.write(
  JSON.stringify({
    statuses: [raised.response.status, again.response.status],
    number: raised.data.number,
    listed: list.data.items.map(({ number }) => number),
    read: [read.data.state, read.data.category, read.data.urgency, read.data.community.name],
    messages: said.data.items.length,
    deeds: timeline.data.items.map(({ deed }) => deed),
    why: why.data.number === raised.data.number,
    // A refusal has its type too.
    refused: refused.error?.code,
  }),
);
