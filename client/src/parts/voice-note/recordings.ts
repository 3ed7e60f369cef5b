import { shallowReactive } from 'vue';
import { onLeave } from '../../hub/session';
import { record, type Recording } from './recording';

/** By call: who turns to another page finds there what they said. In memory only, and nobody else's after them. */
const recordings = shallowReactive(new Map<string, Recording>());

export const recordingOf = (callId: string): Recording | undefined => recordings.get(callId);
export const startRecording = (callId: string): void => {
  // A microphone hears for one call.
  for (const one of recordings.values()) one.leave();
  recordings.get(callId)?.drop();
  recordings.set(callId, record());
};
export const dropRecording = (callId: string): void => {
  recordings.get(callId)?.drop();
  recordings.delete(callId);
};
onLeave(() => {
  for (const callId of recordings.keys()) dropRecording(callId);
});
