import type { Message } from '@protocol/calls/message.js';

/** Every message once, in the order they were said. */
export const merge = (known: readonly Message[], more: readonly Message[]): Message[] => {
  const all = new Map([...known, ...more].map((message) => [message.id, message]));
  return [...all.values()].sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
};
