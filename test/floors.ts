/**
 * The folders of src/, floor by floor: whatever stands on one may import what stands on a lower one, types too, and
 * nothing beside or above it. docs/ARCHITECTURE.md draws this table.
 */
export interface Floor {
  name: string;
  /** Folders, or files of the root. */
  folders: readonly string[];
}

/** From the ground up. */
export const FLOORS: readonly Floor[] = [
  { name: 'what both sides say', folders: ['protocol'] },
  { name: 'time, refusals, input, sealing; whom to ring', folders: ['kernel', 'routing'] },
  {
    name: 'the database, the files, the sockets, the sheets',
    folders: ['store', 'file-store', 'pictures', 'realtime', 'sheets', 'static-pages', 'public-pages'],
  },
  {
    name: 'working time, the ledger of hours, what notices say',
    folders: ['calendar', 'ledger', 'notice', 'foundations.module'],
  },
  { name: 'limits, shifts, what is proposed', folders: ['deadline', 'shift', 'proposal'] },
  { name: 'the life of a call, and whose it may be', folders: ['call', 'directory'] },
  { name: 'who is asking, and what is counted of calls', folders: ['access', 'figures'] },
  { name: 'what an administrator keeps', folders: ['units', 'quick-replies'] },
  {
    name: 'telling who is away; figures; enterprises',
    folders: ['notices', 'webhooks', 'reports', 'enterprises'],
  },
  { name: 'the one transaction; who should be on duty', folders: ['desk', 'roster'] },
  {
    name: 'legal outreach, what agencies are asked for; words that are found again',
    folders: ['outreach', 'agencies', 'word-index'],
  },
  {
    name: 'what people do',
    folders: [
      'calls',
      'conversation',
      'files',
      'duty',
      'arrivals',
      'hours',
      'people',
      'calendars',
      'internal-thread',
      'video',
    ],
  },
  {
    name: 'devices, time that passes, long work',
    folders: ['devices', 'dispatch', 'jobs', 'backup', 'liaison', 'proposals', 'knowledge'],
  },
  { name: 'papers, and whether all is well', folders: ['certificates', 'exports', 'watch'] },
  {
    name: 'pages, months, the wall',
    folders: [
      'channels',
      'briefs',
      'checkups',
      'relief',
      'supervision',
      'petitions',
      'matters',
      'reviews',
      'residents',
      'posters',
      'intake',
      'ops',
      'search',
      'wall',
      'category-suggestion',
      'call-digest',
    ],
  },
  {
    name: 'what units and departments look back on, answers by text',
    folders: ['trends', 'outlines', 'gateway-answers', 'conversation-rows'],
  },
  {
    name: 'all tables, all documents, the demo',
    folders: ['demo', 'api-documents', 'schema', 'program-version', 'command-failure-text'],
  },
  {
    name: 'what puts it together',
    folders: [
      'app.module',
      'job-process.main',
      'rebuild',
      'move',
      'backup.main',
      'restore.main',
      'seal-key.main',
    ],
  },
  { name: 'the hub', folders: ['hub', 'move.main'] },
  { name: 'an update without a gap', folders: ['take-over'] },
  { name: 'its start', folders: ['serve'] },
  { name: 'the process', folders: ['main'] },
];

/** The drawing in docs/ARCHITECTURE.md, the roof first. */
export const drawing = (): string =>
  [...FLOORS]
    .reverse()
    .map(({ name, folders }) => `${folders.join('  ').padEnd(56)} ${name}`)
    .join('\n');
