/** Pictures, documents and voice notes of a conversation; the contract's "The conversation and the resident". */

export const FILE_KINDS = ['picture', 'document', 'voice'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

/** A file as its message shows it; its bytes are at `GET /api/files/:id`. */
export interface MessageFile {
  id: string;
  kind: FileKind;
  /** As its sender called it, without a path and without marks that turn the direction of writing. */
  name: string;
  /** Of what is kept: a picture is encoded anew. */
  bytes: number;
  /** The media type of what is kept. */
  type: string;
  /** Of a picture, in pixels. */
  width?: number;
  height?: number;
  /** Of a voice note. */
  seconds?: number;
  /** Its bytes are not kept any longer. */
  gone?: true;
}

/** What an upload is answered by. */
export interface FileSent extends Pick<MessageFile, 'id' | 'kind' | 'name' | 'bytes'> {
  at: string;
}

/** What a unit allows of files in conversations, and how long it keeps them. */
export interface FileSettings {
  /** Of one picture or document. */
  megabytes: number;
  /** Of one voice note. */
  voiceMinutes: number;
  /** Of one call. */
  perCall: number;
  callMegabytes: number;
  /** Of all calls of the unit. */
  unitGigabytes: number;
  /** After the call has ended. */
  keepDays: number;
}
