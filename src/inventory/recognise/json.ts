import type { Instant } from '../../core/inventory.ts';
import { instantOf, orderOf } from '../dates.ts';
import type { Family } from '../formats/family.ts';
import { familyOf } from '../formats/index.ts';
import { APP_FIELDS, DEVICE_FIELDS, type Field, type JsonLayout } from '../layout.ts';
import * as problems from '../problems.ts';
import { absentStates } from '../states.ts';
import { PLAIN_TRAITS } from '../traits.ts';
import { DEVICE_KEYS } from './fields.ts';
import { isMemberName } from './header.ts';
import { isBare, isError } from './json-errors.ts';
import { mappedLayout } from './json-mapping.ts';
import { pagingIn } from './paging.ts';
import { parsePrefix, type Prefix } from './prefix.ts';
import { type Recognised, type RecogniseOptions, type Refused, refused } from './recognised.ts';
import { type Path, pathsIn, type Shape, shapeAt, shapeOf } from './shape.ts';
import { findTree } from './tree.ts';

/** Recognises JSON and NDJSON from the sample. */
export function recogniseJson(
  sample: string,
  ended: boolean,
  options: RecogniseOptions,
  prefix: Prefix = parsePrefix(sample),
): Recognised | Refused {
  const root = shapeOf(prefix.documents);
  const paths = pathsIn(root);
  const columns = [...paths].filter((path) =>
    path.split('.').every((step) => step === '*' || isMemberName(step)),
  );
  const mapping = options.mapping ?? options.saved(columns);
  if (mapping !== null) {
    const layout = mappedLayout(root, mapping);
    return 'missing' in layout
      ? refused('mapped-json', 'JSON, mapped', memberMissing(layout.missing, columns))
      : recognised(layout, root, null, {
          format: 'mapped-json',
          title: 'JSON, mapped',
          columns,
          prefix,
          ended,
          unread: 0,
        });
  }
  const family = familyOf('json', paths);
  if (family?.refuse !== undefined)
    return refused(
      family.id,
      family.title,
      problems.problem(family.refuse.code, family.refuse.message, family.refuse.remedy),
    );
  const tree = findTree(root);
  const format = family?.id ?? 'generic-json';
  const title = family?.title ?? 'JSON of unknown maker';
  const anchor = family?.anchor ?? 'other';
  if (tree.holds === 'apps') {
    const layout = withoutCount(withFamily(tree.layout, root, family));
    return recognised(layout, root, family, {
      format,
      title,
      columns,
      prefix,
      ended,
      unread: tree.unread,
    });
  }
  if (tree.holds === 'devices')
    return refused(family === null ? 'devices-json' : format, title, problems.noApps(anchor));
  if (isError(prefix.documents))
    return refused('error-page', 'An error message', problems.errorPage());
  if (tree.holds === 'nothing') return refused(format, title, problems.emptyList(anchor));
  if (prefix.documents.every(isBare)) return refused(format, title, problems.emptyList(anchor));
  return refused('unknown', 'Unknown', notRecognised(prefix, columns));
}

type Context = {
  readonly format: string;
  readonly title: string;
  readonly columns: readonly string[];
  readonly prefix: Prefix;
  readonly ended: boolean;
  /** Further lists of apps, beside the one that the layout leads to. */
  readonly unread: number;
};

function recognised(
  layout: JsonLayout,
  root: Shape,
  family: Family | null,
  context: Context,
): Recognised {
  const { prefix, ended } = context;
  const valuesOf = (within: Path, fact: Path | undefined): readonly string[] =>
    fact === undefined ? [] : (shapeAt(root, [...within, ...fact])?.values ?? []);
  const inner: Path = [...layout.devices, ...layout.apps];
  const [deviceAt, appAt] = layout.inverted ? [inner, layout.devices] : [layout.devices, inner];
  const hasKey = DEVICE_KEYS.some((key) => layout.device[key] !== undefined);
  const counts = layout.app['device-count'] !== undefined && !hasKey;
  const namesOnly =
    layout.app['track-id'] === undefined &&
    valuesOf(appAt, layout.app.identifier).every((value) => value.trim() === '');
  const paging = pagingIn(prefix, layout, ended);
  return {
    kind: 'recognised',
    format: context.format,
    title: context.title,
    anchor: family?.anchor ?? 'other',
    layout,
    traits: {
      ...PLAIN_TRAITS,
      ...family?.traits,
      namesOnly,
      dateOrder: orderOf(valuesOf(deviceAt, layout.device.collected)),
    },
    absentIf: absentStates(layout.app.state?.at(-1) ?? '', true),
    shows:
      counts || (family?.aggregate === true && !hasKey)
        ? 'counts'
        : hasKey
          ? 'devices'
          : 'one-device',
    columns: context.columns,
    total: paging.total,
    moment: momentOf(root),
    problems: [
      ...(paging.nextMissing ? [problems.nextPage(family?.anchor ?? 'other')] : []),
      ...(context.unread > 0 ? [problems.listNotRead(context.unread)] : []),
    ],
    rewrite: null,
  };
}

/** `counts_updated_at`, `generatedAt` … at the root of the answer. */
export function momentOf(root: Shape): Instant | null {
  for (const [name, { values }] of root.members)
    if (
      /^(counts_?updated_?at|generated_?(at|on)?|exported_?(at|on)?|export_?date|report_?date|as_?of)$/i.test(
        name,
      )
    )
      return instantOf(values[0] ?? '');
  return null;
}

/** A family's own places, where the member is there. */
function withFamily(layout: JsonLayout, root: Shape, family: Family | null): JsonLayout {
  if (family?.fields === undefined) return layout;
  const inner: Path = [...layout.devices, ...layout.apps];
  const [deviceAt, appAt] = layout.inverted ? [inner, layout.devices] : [layout.devices, inner];
  const device = { ...layout.device };
  const app = { ...layout.app };
  for (const [field, text] of Object.entries(family.fields) as [Field, string][]) {
    const path = text.split('.');
    const appField = APP_FIELDS.find((name) => name === field);
    const deviceField = DEVICE_FIELDS.find((name) => name === field);
    if (appField !== undefined && shapeAt(root, [...appAt, ...path]) !== null) app[appField] = path;
    if (deviceField !== undefined && shapeAt(root, [...deviceAt, ...path]) !== null)
      device[deviceField] = path;
  }
  return { ...layout, device, app };
}

/** Apps in a device's own list: a count beside them (Graph writes 0 there) is of the fleet, and not of this device. */
function withoutCount(layout: JsonLayout): JsonLayout {
  if (layout.inverted || !DEVICE_KEYS.some((key) => layout.device[key] !== undefined))
    return layout;
  const { 'device-count': _, ...app } = layout.app;
  return { ...layout, app };
}

const memberMissing = (
  path: string,
  columns: readonly string[],
): ReturnType<typeof problems.problem> =>
  problems.problem(
    'column-missing',
    'The mapping names a member that is not in the sample of the file',
    memberList(columns),
    { column: path },
  );

const notRecognised = (
  prefix: Prefix,
  columns: readonly string[],
): ReturnType<typeof problems.problem> =>
  prefix.brokenAt !== null && prefix.documents.length === 0
    ? problems.problem('broken-json', 'The file begins like JSON and is none', 'Export again.')
    : problems.problem(
        'not-recognised',
        `No apps of devices were recognised in it. ${memberList(columns)}`,
        'If it is an inventory, say which member is which: --map device=devices.*.id,identifier=devices.*.apps.*.pkg. See docs/get-an-export.md#other.',
      );

const memberList = (columns: readonly string[]): string =>
  `Its members: ${columns.slice(0, 40).join(', ')}${columns.length > 40 ? ' …' : ''}.`;
