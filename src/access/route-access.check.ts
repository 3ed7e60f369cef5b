/** A route that the table does not name stops the start: nobody can forget to say who may use it. */
import { Injectable, type OnApplicationBootstrap, type Type } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { HTTP_ACCESS } from './access-table.js';
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

  onApplicationBootstrap(): void {
    const unnamed = this.routes().filter((route) => !(route in HTTP_ACCESS));
    if (unnamed.length)
      throw new Error(`access/access-table.ts does not say who may use ${unnamed.join(', ')}`);
  }
}
