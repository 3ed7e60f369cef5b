/**
 * One request to the outside world: at most 3 s, no redirects, no address inside a private network unless the
 * administrator allows it, and the address that was looked at is the address that is connected to.
 */
import { request as plain } from 'node:http';
import { request as secured } from 'node:https';
import type { Clock } from '../kernel/clock.js';
import { ForbiddenAddressError, pinnedLookup } from './private-addresses.js';

export const OUTBOUND_TIMEOUT = 3000;
/** An answer that says more than this says nothing to us. */
const MOST_BYTES = 64 * 1024;

export type SendResult = ({ delivered: true } | { delivered: false; failure: string; again: boolean }) & {
  /** Nothing was asked of the channel for this one: it says nothing of how the channel is. */
  unasked?: true;
};
export interface OutboundRequest {
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string | Buffer;
}
export interface OutboundResponse {
  status: number;
  text: string;
}
/** @throws ForbiddenAddressError, or whatever kept it from being answered in time */
export type SendOutbound = (url: string, asked: OutboundRequest) => Promise<OutboundResponse>;

export const sendOutbound =
  (clock: Clock, allowed: readonly string[]): SendOutbound =>
  async (url, { method = 'POST', headers = {}, body }) => {
    const to = new URL(url);
    if (!/^https?:$/.test(to.protocol)) throw new ForbiddenAddressError(to.protocol);
    const aborting = new AbortController();
    const timer = clock.at(clock.now() + OUTBOUND_TIMEOUT, () => aborting.abort());
    try {
      const host = to.hostname.replace(/^\[|\]$/g, '');
      const address = await within(aborting.signal, pinnedLookup(host, allowed));
      return await new Promise<OutboundResponse>((resolve, reject) => {
        const request = (to.protocol === 'https:' ? secured : plain)(to, {
          method,
          headers: { ...headers, ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }) },
          signal: aborting.signal,
          agent: false,
          lookup: (_host, options, answer) =>
            options.all ? answer(null, [address]) : answer(null, address.address, address.family),
        });
        request.on('error', reject);
        request.on('response', (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
            if (text.length > MOST_BYTES) response.destroy(new Error('the answer is too long'));
          });
          response.on('error', reject);
          response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
        });
        request.end(body);
      });
    } finally {
      timer.cancel();
    }
  };

const within = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(new Error('timeout')))),
  ]);

/** Why a request was not answered, in a word for the log of the notice; a forbidden address stays forbidden. */
export const failureOf = (error: unknown): SendResult =>
  error instanceof ForbiddenAddressError
    ? { delivered: false, failure: 'forbidden address', again: false }
    : {
        delivered: false,
        failure: /abort|timeout/i.test(String(error)) ? 'timeout' : 'unreachable',
        again: true,
      };

/** By the status alone: 4xx but 408 and 429, and a redirect, are final. */
export const resultByStatus = (status: number): SendResult =>
  status >= 200 && status < 300
    ? { delivered: true }
    : {
        delivered: false,
        failure: `http ${status}`,
        again: status >= 500 || status === 408 || status === 429,
      };
