import type { Words } from '../keys';
import type { voice as zh } from '../zh/voice';

export const voice: Words<typeof zh> = {
  record: 'Say it (voice note)',
  panel: 'A voice note',
  asking: 'Opening the microphone; if the browser asks, please allow it…',
  recording: 'Recording',
  cancel: 'Cancel',
  send: 'Send',
  close: 'Close',
  again: 'Try again',
  name: 'Voice {when}.{ending}',
  nothing: 'Nothing was heard; please say it again.',
  ending: {
    stopped: 'Recorded',
    full: 'Stopped at {n} minutes. What you said is here and can be sent.',
    cut: 'The microphone is gone. What you said is here and can be sent.',
    left: 'Stopped when you left this page. What you said is here and can be sent.',
  },
  why: {
    insecure:
      'This page was not opened by https, so the browser gives no microphone. Open it by its https address, or write or telephone.',
    unsupported:
      'This browser cannot record. In WeChat, open the page in a browser (top right); on a computer take a newer Edge or Chrome, or write or telephone.',
    denied:
      'The browser was not allowed to use the microphone. Touch the sign beside the address and allow it (on a phone: in the system settings of the browser), then try again.',
    missing: 'This device has no microphone. Plug one in and try again, or write or telephone.',
    busy: 'Another program uses the microphone (a telephone call, a meeting). Close it and try again.',
    failed: 'Recording could not begin. Try again, or write or telephone.',
  },
  shown: {
    of: 'Voice note by {who}, {length}',
    play: 'Play',
    pause: 'Pause',
    place: 'Position',
    at: '{at} of {length}',
    gone: 'This voice note is past its time and was deleted.',
    broken: 'It did not play; please try once more.',
  },
};
