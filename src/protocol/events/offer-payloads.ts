/** What is said of a ring. */
import type { ShownHow } from '../codes.js';

export interface OfferPayload {
  offerId: string;
}

/** The ring is really seen or heard on this device. */
export interface ShownPayload extends OfferPayload {
  how: ShownHow;
}

export interface DeclinePayload extends OfferPayload {
  reason?: string;
}
