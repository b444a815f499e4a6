import { count } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { table } from '../text/table.ts';
import type { ShownOrganisation } from './door.ts';

type Row = {
  readonly organisation: string;
  readonly platform: string;
  /** Null: not told to this person. */
  readonly withHits: number | null;
  readonly without: number | null;
  readonly notVisible: number;
  readonly stale: number;
  readonly notAssessed: number;
};
export type Coverage = {
  readonly rows: readonly Row[];
  readonly tallies: readonly {
    readonly organisation: string;
    readonly kind: string;
    readonly appName: string | null;
    readonly category: string | null;
    readonly devices: number | null;
  }[];
};

const CLASSES = ['withHits', 'without', 'notVisible', 'stale', 'notAssessed'] as const;
const HEAD = ['', 'with hits', 'without', 'not visible', 'stale', 'not assessed'];

/** A line per organisation, and what is undetermined there, in numbers of five and more. */
export function coverageText(
  style: Style,
  { rows, tallies }: Coverage,
  organisations: readonly ShownOrganisation[],
): string {
  if (rows.length === 0)
    return 'No inventory is here yet. Hand in an export: grendel upload FILE\n';
  const nameOf = (id: string): string => organisations.find((one) => one.id === id)?.name ?? id;
  const sums = [...Map.groupBy(rows, ({ organisation }) => organisation)].map(([id, of]) => [
    nameOf(id),
    ...CLASSES.map((name) => summed(of, name)),
  ]);
  const total = CLASSES.map((name) => summed(rows, name));
  const lines = [...sums, ['all', ...total]].map((cells) =>
    cells.map((cell) => (typeof cell === 'number' ? count(cell) : (cell ?? '-'))),
  );
  const columns = [
    { most: 24, tone: 'strong' } as const,
    ...CLASSES.map(() => ({ most: 12, side: 'right' as const })),
  ];
  const undetermined = tallies.flatMap(({ kind, appName, category, devices, organisation }) =>
    kind === 'undetermined' && devices !== null
      ? [[appName ?? `(${category})`, count(devices), nameOf(organisation)]]
      : [],
  );
  return `${[
    ...table(style, columns, [HEAD, ...lines]),
    '',
    ...paragraph(
      style,
      '"Not visible", "stale" and "not assessed" are not clean: these devices could hide something.',
    ),
    ...(total.includes(null)
      ? paragraph(style, 'A dash is a number that you may not see: it could point at people.')
      : []),
    ...(undetermined.length === 0
      ? []
      : [
          '',
          ...paragraph(
            style,
            'Undetermined, counted only (an authority decides; never under five):',
          ),
          ...table(
            style,
            [
              { most: 28, tone: 'strong' },
              { most: 8, side: 'right' },
              { most: Infinity, tone: 'quiet' },
            ],
            undetermined,
          ),
        ]),
  ].join('\n')}\n`;
}

/** Null as soon as one of them is not told. */
function summed(rows: readonly Row[], name: (typeof CLASSES)[number]): number | null {
  let sum = 0;
  for (const { [name]: devices } of rows) {
    if (devices === null) return null;
    sum += devices;
  }
  return sum;
}
