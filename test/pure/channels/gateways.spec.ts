import { Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService, NestFactory } from '@nestjs/core';
import { MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { expect, test } from '@jest/globals';
import { subscriptions } from '../../../src/realtime/subscriptions.js';
import { RouteAccessCheck } from '../../../src/access/route-access.check.js';
import { NAMESPACE_ROLES } from '../../../src/access/access-table.js';

class Words {}
class Base {
  @SubscribeMessage('call:inherited')
  inherited() {}
}
@WebSocketGateway({ namespace: '/community' })
class Gateway extends Base {
  @SubscribeMessage('call:shout')
  shout(_first: string, @MessageBody() _words: Words) {}
  quiet() {}
}
class NoGateway {
  @SubscribeMessage('call:lost')
  lost() {}
}

test('what a gateway hears is read from its decorators, with the class of the payload', async () => {
  class Room {}
  Module({ imports: [DiscoveryModule], providers: [Gateway, NoGateway] })(Room);
  const app = await NestFactory.createApplicationContext(Room, { logger: false });
  const heard = subscriptions(app.get(DiscoveryService, { strict: false }));
  await app.close();
  expect(heard).toEqual([
    { gateway: Gateway, namespace: 'community', event: 'call:shout', payload: Words },
    { gateway: Gateway, namespace: 'community', event: 'call:inherited', payload: undefined },
  ]);
});
const start = async (...gateways: (new () => object)[]) => {
  class Room {}
  Module({ imports: [DiscoveryModule], providers: [RouteAccessCheck, ...gateways] })(Room);
  const app = await NestFactory.createApplicationContext(Room, { logger: false, abortOnError: false });
  await app.close();
};
test('an event that the access table does not name stops the start, and so does a gateway that waits for connections', async () => {
  @WebSocketGateway({ namespace: '/community' })
  class Named {
    @SubscribeMessage('call:raise')
    raise() {}
  }
  @WebSocketGateway({ namespace: '/community' })
  class Waiting extends Named {
    handleConnection() {}
  }
  await expect(start(Named)).resolves.toBeUndefined();
  await expect(start(Named, Gateway)).rejects.toThrow('community call:shout, community call:inherited');
  await expect(start(Waiting)).rejects.toThrow('Waiting: a gateway is bound when an event comes');
});
test('whoever may ask something in a namespace may connect to it', () => {
  expect(NAMESPACE_ROLES).toEqual({
    community: ['worker'],
    procuratorate: ['officer'],
    coordination: ['coordinator', 'admin'],
    // By the token of a link alone.
    guest: [],
  });
});
