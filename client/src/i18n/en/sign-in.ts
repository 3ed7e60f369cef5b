import { tableIn } from '@protocol/lang.js';
import { UNIT_LEVEL_WORDS } from '@protocol/vocabulary/people.js';
import type { Words } from '../keys';
import type { signIn as zh } from '../zh/sign-in';

export const signIn: Words<typeof zh> = {
  title: 'Sign in',
  username: 'Account',
  password: 'Password',
  code: 'Code',
  codeHint: 'The six digits shown by your authenticator',
  submit: 'Sign in',
  submitting: 'Signing in…',
  endedDevice:
    'This shared device was withdrawn or its time is over. The duty coordinator can enrol it again; or sign in with your own account.',
  ended: 'You have been signed out, please sign in again. What you wrote is safe.',
  missing: 'Please fill in account and password',
  show: 'Show password',
  hide: 'Hide password',
  demo: 'Demo accounts',
  demoHint: 'One touch and you are in',
  setup: 'There is no administrator yet. Make the first one',
  setupTitle: 'The first administrator',
  setupText: 'The setup code is shown once when the server starts and is good for 24 hours.',
  setupCode: 'Setup code',
  unitName: 'Name of the procuratorate',
  unitCode: 'Unit code (may be left empty)',
  unitLevel: 'Level',
  level: tableIn(UNIT_LEVEL_WORDS, 'en'),
  name: 'Your name',
  setupSubmit: 'Create and sign in',
  setupDone: 'The administrator has been created',
  setupOver: 'There is an administrator already, please sign in.',
};
