/**
 * `fetch` as s3mini is given it: no request waits for ever, whoever stops answering in the middle, and none follows
 * a redirect to somewhere that no setting names.
 */
import type { Clock, Timer } from '../kernel/clock.js';

/** While the store does not answer, takes no piece more, or sends none: how slow our own reader is counts nothing. */
const PATIENCE = 15_000;

export function patientFetch(clock: Clock): typeof fetch {
  return async (address, asked) => {
    const aborting = new AbortController();
    let timer: Timer | undefined;
    let over = false;
    const pause = () => timer?.cancel();
    const wait = () => {
      pause();
      if (!over) timer = clock.at(clock.now() + PATIENCE, () => aborting.abort());
    };
    // A body that is thrown away afterwards waits for nothing.
    const stop = () => {
      over = true;
      pause();
    };
    const body =
      asked?.body instanceof ReadableStream
        ? watched(asked.body, { before: pause, after: wait, end: wait })
        : asked?.body;
    wait();
    try {
      const response = await fetch(address, {
        ...asked,
        ...(body != null && { body, duplex: 'half' }),
        redirect: 'error',
        signal: aborting.signal,
      });
      const { status, statusText, headers } = response;
      if (asked?.method !== 'GET') {
        // A few words, which s3mini does not always read: unread they would hold the line.
        const said = await response.text();
        stop();
        return new Response(said || null, { status, statusText, headers });
      }
      if (!response.body) {
        stop();
        return response;
      }
      pause();
      const read = watched(response.body, { before: wait, after: pause, end: stop });
      return new Response(read, { status, statusText, headers });
    } catch (error) {
      stop();
      throw error;
    }
  };
}

interface Moments {
  /** A piece is asked for. */
  before: () => void;
  /** It was handed on. */
  after: () => void;
  /** No more comes, or nobody reads on. */
  end: () => void;
}
function watched(
  stream: ReadableStream<Uint8Array>,
  { before, after, end }: Moments,
): ReadableStream<Uint8Array> {
  const reader = stream.getReader();
  return new ReadableStream<Uint8Array>(
    {
      pull: async (to) => {
        before();
        try {
          const { done, value } = await reader.read();
          if (done) {
            end();
            return to.close();
          }
          after();
          to.enqueue(value);
        } catch (error) {
          end();
          throw error;
        }
      },
      cancel: async (why) => {
        end();
        await reader.cancel(why);
      },
    },
    { highWaterMark: 0 },
  );
}
