/** What a unit's gateway brings from a telephone, signed; the contract's "The conversation and the resident". */
export interface GatewayAnswer {
  /** The gateway's own: the same again is answered as before. */
  id: string;
  from: string;
  /** A text message, or the keys that were pressed. */
  text: string;
}
export interface GatewaySaid {
  /** The sentence to send back. */
  said: string;
}
