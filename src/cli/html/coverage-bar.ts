import type { CoveragePart } from '../scan/coverage.ts';
import { count } from '../text/amounts.ts';
import { html, type Html } from './html.ts';

const WIDTH = 1000;
const HEIGHT = 36;
const GAP = 4;
const LEAST = 4;

const PATTERN = html`<defs
  ><pattern
    id="stripes"
    width="8"
    height="8"
    patternUnits="userSpaceOnUse"
    patternTransform="rotate(45)"
    ><line class="stripe" x1="0" x2="0" y1="0" y2="8" /></pattern
></defs>`;

/** One bar, five parts, all phones. The table beneath says the same in numbers. */
export function coverageBar(parts: readonly CoveragePart[]): Html {
  const there = parts.filter(({ devices }) => devices > 0);
  const total = there.reduce((sum, { devices }) => sum + devices, 0);
  const room = WIDTH - GAP * (there.length - 1) - 4;
  let x = 2;
  const rects = there.map(({ key, devices }) => {
    const width = Math.max((devices / total) * room, LEAST);
    const rect = html`<rect
      class="p-${key}"
      x="${x.toFixed(1)}"
      y="2"
      width="${width.toFixed(1)}"
      height="${HEIGHT - 4}"
    />`;
    x += width + GAP;
    return rect;
  });
  const says = there.map(({ word, devices }) => `${count(devices)} ${word}`).join(', ');
  return html`<svg
    class="bar"
    role="img"
    aria-labelledby="bar-t"
    viewBox="0 0 ${WIDTH} ${HEIGHT}"
    preserveAspectRatio="none"
  >
    <title id="bar-t">${count(total)} phones: ${says}</title>
    ${PATTERN}${rects}
  </svg>`;
}

/** The same pattern, small, beside its word. */
export const coverageKey = (key: CoveragePart['key']): Html =>
  html`<svg class="key" viewBox="0 0 22 14" aria-hidden="true" focusable="false">
    <title>${key}</title>
    <rect class="p-${key}" x="1" y="1" width="20" height="12" />
  </svg>`;
