/** A route or event that the table does not name stops the start: nobody can forget to say who may use it. */
import { Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { gatewaysOf, subscriptions } from '../realtime/subscriptions.js';
import { HTTP_ACCESS, isEvent, PUBLIC_PAGES } from './access-table.js';
import { routeOf } from './access.guard.js';

@Injectable()
export class RouteAccessCheck implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  routes(): string[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      if (!metatype) return [];
      const prototype = (metatype as Type).prototype as Record<string, (...args: never[]) => unknown>;
      return this.scanner
        .getAllMethodNames(prototype)
        .map((name) => prototype[name]!)
        .filter((handler) => Reflect.hasMetadata(METHOD_METADATA, handler))
        .map((handler) => routeOf(metatype as Type, handler));
    });
  }

  events(): string[] {
    return subscriptions(this.discovery).map(({ namespace, event }) => `${namespace} ${event}`);
  }

  /** Gateways that wait for what the socket adapter never calls. */
  waiting(): string[] {
    const hooks = ['handleConnection', 'handleDisconnect'];
    return gatewaysOf(this.discovery)
      .filter(({ prototype }) => hooks.some((hook) => hook in (prototype as object)))
      .map(({ name }) => name);
  }

  onApplicationBootstrap(): void {
    const waiting = this.waiting();
    if (waiting.length)
      throw new Error(
        `${waiting.join(', ')}: a gateway is bound when an event comes; channels/welcome.service.ts says who connects`,
      );
    const unnamed = [
      ...this.routes().filter((route) => !(route in HTTP_ACCESS) && !PUBLIC_PAGES.has(route)),
      ...this.events().filter((event) => !isEvent(event)),
    ];
    if (unnamed.length)
      throw new Error(`access/access-table.ts does not say who may use ${unnamed.join(', ')}`);
  }
}
