import type { Words } from '../keys';
import type { search as zh } from '../zh/search';

export const search: Words<typeof zh> = {
  title: 'Search',
  label: 'Find calls, people and articles',
  go: 'Search',
  hint: 'Type two characters, pinyin or initials, such as 物业, wuye or wy. Put a space between words; all of them must be there.',
  calls: 'Calls',
  people: 'People',
  knowledge: 'Knowledge',
  none: 'Nothing found for “{q}”.',
  noneNext:
    'Try fewer words. Calls about minors and domestic violence cannot be found by what was said: type their number.',
  older: 'Look further back',
  morePeople: 'There are more: type more of the name',
  moreArticles: 'There are more: add a word',
  said: '{calls} calls, {people} people, {knowledge} articles',
  in: { summary: 'Matter', message: 'Conversation', closing: 'Closing', note: 'Note' },
};
