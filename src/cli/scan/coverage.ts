import type { Coverage } from '../../core/report.ts';
import { VISIBILITIES } from '../../sentences/words.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { table, type ColumnSpec } from '../text/table.ts';
import type { ScanView } from '../view.ts';

export type CoveragePart = {
  readonly key: 'withHits' | 'without' | 'notVisible' | 'stale' | 'notAssessed';
  readonly devices: number;
  readonly word: string;
  readonly means: string;
};

/** Five numbers that add up to all phones; the first two are what was seen, the others what was not. */
export function coverageParts(coverage: Coverage, staleAfterDays: number): readonly CoveragePart[] {
  const parts = {
    withHits: ['with findings', 'prohibited or undetermined'],
    without: ['without', 'seen whole and lately, nothing found'],
    notVisible: ['not visible', 'nothing found, but not all could be seen'],
    stale: ['stale', `nothing found, last seen over ${staleAfterDays} days before`],
    notAssessed: ['not assessed', 'nothing was reported of their apps'],
  } as const;
  return (['withHits', 'without', 'notVisible', 'stale', 'notAssessed'] as const).map((key) => ({
    key,
    devices: coverage[key],
    word: parts[key][0],
    means: parts[key][1],
  }));
}

function unseen({ notVisible, stale, notAssessed }: Coverage): number {
  return notVisible + stale + notAssessed;
}

/** `"Not seen" is not "not there": 154 phones could hide something.` Empty where everything was seen. */
export function unseenSentence(coverage: Coverage): string {
  const phones = unseen(coverage);
  if (phones === 0) return '';
  return `"Not seen" is not "not there": ${many(phones, 'phone')} could hide something.`;
}

/** How much of the phones the exports could show: `1,846 seen whole, 88 work side only`. */
export function visibilitySentence({ byVisibility }: Coverage): string {
  const kinds = Object.entries(byVisibility) as [keyof typeof byVisibility, number][];
  return kinds
    .filter(([, devices]) => devices > 0)
    .map(([kind, devices]) => `${count(devices)} ${VISIBILITIES[kind]}`)
    .join(', ');
}

/** What was looked at of the apps: the catalogue's ignorance is told as one number. */
export function installsSentence({ installs, installsNotAssessed }: Coverage): string {
  if (installs === 0) return '';
  return `${many(installs, 'installed app was', 'installed apps were')} looked at; the catalogue knows nothing of ${count(installsNotAssessed)}: not assessed.`;
}

export function coverageLines({ coverage, policy }: ScanView, style: Style): readonly string[] {
  if (coverage.devices === 0) return [];
  const rows = coverageParts(coverage, policy.staleAfterDays).map(({ devices, word, means }) => [
    count(devices),
    word,
    means,
  ]);
  const columns: readonly ColumnSpec[] = [
    { most: 12, side: 'right' },
    { most: 13 },
    { most: Infinity, tone: 'quiet' },
  ];
  const sentences = [
    unseenSentence(coverage),
    `What the exports show: ${visibilitySentence(coverage)}.`,
    installsSentence(coverage),
  ];
  return [
    `${style.paint('strong', 'COVERAGE')}      ${many(coverage.devices, 'phone')}`,
    ...table(style, columns, rows),
    ...sentences
      .filter((sentence) => sentence !== '')
      .flatMap((sentence) => paragraph(style, sentence, '  ')),
  ];
}
