import type { Words } from '../keys';
import type { device as zh } from '../zh/device';

export const device: Words<typeof zh> = {
  enrol: {
    title: 'Enrol a shared device',
    text: 'Once enrolled, this device needs no sign-in for 90 days: a community device raises calls, a shift phone is taken, a wall screen only shows totals. The duty coordinator gives the code; it works once.',
    signedIn: '{name} is signed in now and will be signed out here when the device is enrolled.',
    code: 'Enrolment code',
    go: 'Enrol this device',
    done: 'Enrolled: {name}',
  },
  who: {
    choose: 'Who are you?',
    title: 'I am',
    asked: 'The call is on its way. Who are you?',
    none: 'This community has no worker with an account yet.',
    nobody: 'Not me, somebody else',
    unlock: 'Enter PIN to read particulars',
    lock: 'Hide particulars (by themselves at {time})',
    masked: 'This is a shared device. Particulars already given can be read with your PIN only.',
    first: 'Say who you are first, then enter your PIN.',
  },
  pin: {
    label: 'PIN, 6 digits',
    unlock: 'Enter your own PIN: particulars can be read for 5 minutes.',
    take: 'Enter your own PIN to take it. From then on this phone rings for you only.',
    first:
      'Set a PIN of 6 digits with the password of your account. On shared devices the PIN is all you need.',
    password: 'Password of your account',
    code: 'One-time code',
    new: 'New PIN, 6 digits',
    hint: 'Not 123456, not one digit over and over',
    set: 'Set it and go on',
    forgot: 'Forgot your PIN? Set a new one with your password',
  },
  shift: {
    title: 'Shift phone',
    text: 'Starting your shift? Touch your name to take this phone.',
    who: 'Who takes it',
    nobody: 'There is no officer who may take it yet.',
    own: 'Sign in with your own account',
    return: 'Give back the phone',
    returnText: 'Once given back, this phone no longer rings for you.',
    stillOn: 'You are still on duty. Once given back, this phone no longer rings for you.',
    returnOnly: 'Only give back',
    endAndReturn: 'End duty and give back',
  },
  left: {
    title: '{name} has words that were not sent',
    text: 'After the change they stay with {name} and are never sent in another name.',
    unsent: 'Messages not sent: {n}',
    files: 'Pictures and files not sent: {n}',
    drafts: 'Half-written: {n}',
    stay: 'Do not change yet',
    drop: 'Delete, then change',
    keep: 'Keep for {name} and change',
    kept: 'Changed. What {name} has not sent or finished is kept for them.',
    shift:
      'What was not sent or finished ({n}) is deleted when the phone is given back. Send it first if it matters.',
  },
};
