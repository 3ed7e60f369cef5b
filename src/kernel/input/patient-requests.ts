/** Requests that may take longer than others, by whoever sees to their end: a large file on a slow line. */
import type { IncomingMessage } from 'node:http';

const patient = new WeakSet<IncomingMessage>();
export const markPatient = (request: IncomingMessage): void => void patient.add(request);
export const isPatient = (request: IncomingMessage | undefined): boolean =>
  request !== undefined && patient.has(request);
