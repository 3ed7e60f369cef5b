export const inside = {
  title: 'Internal discussion',
  secret: 'The community and the resident cannot see it, nor that it exists',
  only: 'Seen only by who holds the call and who helps; the coordinator may look',
  label: 'What was said internally',
  empty:
    'Nothing yet. Settle things with who helps here, or leave word for the colleague who takes the call over.',
  none: 'No internal discussion.',
  write: 'Internal; not sent to the community…',
  send: 'Add internally',
  over: 'The call is closed: the internal discussion is read only',
  readOnly:
    'Who holds the call and who helps write here; you may while nobody holds it and it is entrusted to you.',
  me: 'Me',
  side: { holder: 'holder', helper: 'helper', coordinator: 'coordinator' },
  sending: 'Adding…',
  failed: 'Not added',
  again: 'Try again',
  drop: 'Delete',
  draft: 'Draft kept',
  tooLong: 'More than {n} characters; please write it in parts',
};
