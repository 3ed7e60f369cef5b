import type { Words } from '../keys';
import type { sameMatter as zh } from '../zh/same-matter';

export const sameMatter: Words<typeof zh> = {
  title: 'One matter',
  homes: 'One matter: {n} calls of {homes} households',
  again: 'One matter: {n} calls of one resident',
  likely: 'Perhaps the same matter',
  likelyCount: 'Perhaps the same matter: {n}',
  workerNote: 'The officer sees them and can handle them together.',
  why: {
    same_telephone: 'Same telephone',
    same_kind: 'Same community and category',
    words_alike: 'Similar words',
  },
  and: ', ',
  by: 'handled by {name}',
  this: 'This call',
  leads: 'Leads',
  merge: 'Handle together',
  merged: 'They are one matter now',
  part: 'Part',
  parted: '{number} stands by itself again',
  undoReason: 'Not the same matter',
  closeRest: 'Close the other {n} alike',
  closeRestNote: 'Another call of the same resident is closed as a duplicate, not solved once more.',
  closed: 'The other {n} were closed alike',
  left: '{number} was not closed: {why}',
  dialog: {
    title: 'Handle together with {number}?',
    go: 'Handle together',
    taken: '{number} stops ringing and is handled by {name}.',
    ringing: 'Both go on ringing; whoever answers one handles both.',
    stays: 'Each stays with who handles it now.',
    own: 'Each keeps its number, words, conversation and answer; residents see nothing of each other.',
    told: 'The communities see that it is handled together with others, and how many.',
    undo: 'If it was a mistake, part them at any time.',
  },
};
