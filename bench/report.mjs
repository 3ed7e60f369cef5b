/** The table that a run prints, and the same as JSON. */
import { writeFileSync } from 'node:fs';

const told = (number) => (number === undefined ? '' : number.toFixed(2));
const aimed = ({ atMost, atLeast }) =>
  atMost !== undefined ? `≤ ${told(atMost)}` : atLeast !== undefined ? `≥ ${told(atLeast)}` : '';
const short = ({ ratio, atMost, atLeast }) => (ratio > atMost || ratio < atLeast ? 'short' : '');

const COLUMNS = [
  ['figure', (row) => row.name],
  ['yihu', (row) => told(row.yihu)],
  ['floor', (row) => told(row.floor)],
  ['ratio', (row) => told(row.ratio)],
  ['aim', aimed],
  ['', short],
  ['unit', (row) => row.unit],
  ['CPU', (row) => told(row.cpu?.yihu)],
  ["floor's CPU", (row) => told(row.cpu?.floor)],
];

/** Rows of a table whose first column is text and whose others are figures. */
export function table(results) {
  const lines = [COLUMNS.map(([name]) => name), ...results.map((row) => COLUMNS.map(([, of]) => of(row)))];
  const widths = COLUMNS.map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  return lines
    .map((line) =>
      line
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const aboutMachine = ({ cores, model, computing, syncing }, before, after) =>
  `${cores} × ${model}, Node ${process.version}; a fixed piece of computing ${computing.toFixed(1)} ms of CPU, ` +
  `8 KB on the disk ${syncing.toFixed(2)} ms; load ${before.toFixed(1)} before and ${after.toFixed(1)} after`;

export const writeJson = (path, report) => writeFileSync(path, `${JSON.stringify(report, null, 2)}\n`);
