/** What the gateways hear, read from their own decorators. */
import type { Type } from '@nestjs/common';
import { PARAMTYPES_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, type DiscoveryService } from '@nestjs/core';
import {
  GATEWAY_METADATA,
  GATEWAY_OPTIONS,
  MESSAGE_METADATA,
  PARAM_ARGS_METADATA,
} from '@nestjs/websockets/constants.js';
import { WsParamtype } from '@nestjs/websockets/enums/ws-paramtype.enum.js';

type Method = (...args: never[]) => unknown;
export interface Subscription {
  gateway: Type;
  /** Without the slash. */
  namespace: string;
  event: string;
  /** The class that the payload is checked against. */
  payload: Type<object> | undefined;
}

/** What no gateway hears is heard as this: whoever may be in the namespace is told so. */
export const UNKNOWN_EVENT = '*';
const namespaceOf = (gateway: Type): string =>
  (Reflect.getMetadata(GATEWAY_OPTIONS, gateway) as { namespace: string }).namespace.replace('/', '');
const eventOf = (handler: Method): string => Reflect.getMetadata(MESSAGE_METADATA, handler) as string;

export const gatewaysOf = (discovery: DiscoveryService): Type[] =>
  discovery
    .getProviders()
    .map(({ metatype }) => metatype as Type | null | undefined)
    .filter((type): type is Type => !!type && Reflect.hasMetadata(GATEWAY_METADATA, type));

export function subscriptions(discovery: DiscoveryService): Subscription[] {
  const scanner = new MetadataScanner();
  return gatewaysOf(discovery).flatMap((gateway) => {
    const prototype = gateway.prototype as Record<string, Method>;
    return scanner
      .getAllMethodNames(prototype)
      .filter((method) => Reflect.hasMetadata(MESSAGE_METADATA, prototype[method]!))
      .filter((method) => eventOf(prototype[method]!) !== UNKNOWN_EVENT)
      .map((method) => ({
        gateway,
        namespace: namespaceOf(gateway),
        event: eventOf(prototype[method]!),
        payload: payloadOf(gateway, method),
      }));
  });
}

function payloadOf(gateway: Type, method: string): Type<object> | undefined {
  const args = Object.keys((Reflect.getMetadata(PARAM_ARGS_METADATA, gateway, method) ?? {}) as object);
  const body = args.find((key) => key.startsWith(`${WsParamtype.PAYLOAD}:`));
  const types = (Reflect.getMetadata(PARAMTYPES_METADATA, gateway.prototype as object, method) ??
    []) as Type<object>[];
  return body === undefined ? undefined : types[Number(body.split(':')[1])];
}
