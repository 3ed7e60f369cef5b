/** What stands in the head of every answer. */
import type { HelmetOptions } from 'helmet';
import type { Clock } from '../kernel/clock.js';
import type { Config } from '../kernel/config.js';

/**
 * Whatever /api answers is somebody's: no browser and no proxy keeps it, for the next person there could read it. And
 * it says the hub's own time in milliseconds, by which pages count down.
 */
export const ofEveryAnswer =
  (clock: Clock) =>
  (_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('yihu-time', String(clock.now()));
    next();
  };

/** Nothing but our own origin: no inline script, no foreign frame. Sockets are named, since old browsers do not count them as self. */
export function pageHeaders({ publicUrl, secure }: Config): HelmetOptions {
  const self = "'self'";
  const none = "'none'";
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [self],
        // What a page has just taken or recorded is shown from its own memory.
        imgSrc: [self, 'blob:'],
        mediaSrc: [self, 'blob:'],
        connectSrc: [self, publicUrl.replace(/^http/, 'ws')],
        objectSrc: [none],
        baseUri: [none],
        frameAncestors: [none],
        formAction: [self],
      },
    },
    hsts: secure,
    crossOriginEmbedderPolicy: false,
  };
}
