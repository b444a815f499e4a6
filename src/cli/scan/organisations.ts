import { count } from '../text/amounts.ts';
import type { Style } from '../text/style.ts';
import { pad } from '../text/width.ts';
import type { ScanView, ShownApp } from '../view.ts';
import type { TextOptions } from './options.ts';

/** So many on one line where not all were asked for. */
const LARGEST = 3;

/** Phones by organisation beneath an app: all, one a line, or the largest few on one line. */
export function organisationLines(
  app: ShownApp,
  view: ScanView,
  { byOrganisation }: TextOptions,
  style: Style,
): readonly string[] {
  const { organisations } = app;
  if (organisations.length === 0) return [];
  const skip = sharedStart(view);
  const all = organisations.map(({ organisation, devices }) => ({
    name: style.show(organisation.slice(skip)),
    devices: count(devices),
  }));
  if (byOrganisation) {
    const lines = [...all, ...withoutOne(app)];
    const digits = Math.max(...lines.map(({ devices }) => devices.length));
    return lines.map(({ name, devices }) => `${pad(devices, digits, 'right')}  ${name}`);
  }
  const rest = all.length - LARGEST;
  const shown = (rest > 1 ? all.slice(0, LARGEST) : all).map(
    ({ name, devices }) => `${name} ${devices}`,
  );
  return [[...shown, ...(rest > 1 ? [`${rest} more`] : [])].join(` ${style.symbols.dot} `)];
}

/** So that the lines add up. Where names matched too they would not: those phones are told apart elsewhere. */
function withoutOne({ organisations, devices, onDevices }: ShownApp) {
  const named = organisations.reduce((sum, of) => sum + of.devices, 0);
  if (devices.name > 0 || named >= onDevices) return [];
  return [{ name: '(no organisation in the export)', devices: count(onDevices - named) }];
}

/** `Ministry of ` before every one of them says nothing: how many letters to leave out. Whole words only. */
export function sharedStart(view: ScanView): number {
  let length = known.get(view);
  if (length === undefined) known.set(view, (length = lengthShared(view)));
  return length;
}
/** It is asked for each app, and looks at all apps. */
const known: WeakMap<ScanView, number> = new WeakMap();

function lengthShared({ apps }: ScanView): number {
  const names = [...new Set(apps.flatMap((app) => app.organisations.map((o) => o.organisation)))];
  const [first = '', ...others] = names;
  if (others.length === 0) return 0;
  let length = 0;
  while (
    length < first.length &&
    others.every((name) => name.startsWith(first.slice(0, length + 1)))
  ) {
    length++;
  }
  return first.slice(0, length).lastIndexOf(' ') + 1;
}
