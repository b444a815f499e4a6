import type { Decision } from '../../core/verdict.ts';
import { behindParts } from '../sentences/behind.ts';
import { governmentsOf, namedBy } from '../sentences/named-by.ts';
import { count, many } from '../text/amounts.ts';
import { paragraph, roomAfter, row, widest, type Column, type Style } from '../text/style.ts';
import { fit, widthOf } from '../text/width.ts';
import { byIdentifier, type ScanView, type ShownApp } from '../view.ts';
import { organisationLines } from './organisations.ts';
import type { TextOptions } from './options.ts';

/** Apps that an identifier gave away, the most phones first, with who is behind each. */
export function identified(
  decision: Exclude<Decision, 'permitted'>,
  view: ScanView,
  options: TextOptions,
  style: Style,
): readonly string[] {
  const apps = view.apps.filter((app) => app.decision === decision && byIdentifier(app) > 0);
  if (apps.length === 0) return [];
  return [
    ...heading(style, decision, headline(decision, apps.length, view)),
    ...tableOf(
      apps,
      byIdentifier,
      view,
      style,
      (app, room) => namedBy(governmentsOf(app.namedBy, view.policy.government), room),
      (app) => [...notes(app), ...organisationLines(app, view, options, style)],
    ),
  ];
}

function headline(decision: Decision, apps: number, { devicesWith, coverage }: ScanView): string {
  const found = many(apps, 'app');
  if (decision === 'prohibited') {
    return `${found} on ${count(devicesWith.prohibited)} of ${many(coverage.devices, 'phone')}`;
  }
  return devicesWith.undetermined === 0
    ? `${found}, only on phones that have a prohibited one too`
    : `${found}; ${many(devicesWith.undetermined, 'phone has one and', 'phones have one and')} nothing prohibited`;
}

/** Names that no identifier backs: apart, so that nobody is called on the strength of a name. */
export function namedOnly(view: ScanView, style: Style): readonly string[] {
  const apps = view.apps.filter((app) => app.devices.name > 0);
  if (apps.length === 0) return [];
  const text = `${many(apps.length, 'app')}: confirm before calling anyone`;
  return [
    ...heading(style, 'undetermined', text, 'BY NAME ONLY'),
    ...tableOf(apps, (app) => app.devices.name, view, style, decisionOf),
    ...paragraph(style, NAME_ONLY, '  ', 'quiet'),
    // A line of its own: a command that is broken over two can't be copied.
    style.paint('quiet', '  npx grendel block export --for intune'),
  ];
}

const NAME_ONLY =
  'A name is no identifier: another app may be called the same. The restricted-apps profile makes the MDM report exact hits:';

/** Statistics that an MDM gave: nobody can be called, and they are in no sum. */
export function countedOnly(view: ScanView, style: Style): readonly string[] {
  const apps = view.apps.filter((app) => app.counted > 0);
  if (apps.length === 0) return [];
  const hint = 'Numbers that the MDM gave without phones: nobody can be called.';
  return [
    ...heading(
      style,
      'undetermined',
      `${many(apps.length, 'app')}, in no sum above`,
      'COUNTED ONLY',
    ),
    ...tableOf(apps, (app) => app.counted, view, style, decisionOf),
    ...paragraph(style, hint, '  ', 'quiet'),
  ];
}

const decisionOf = (app: ShownApp): string => app.decision;

function heading(
  style: Style,
  tone: 'prohibited' | 'undetermined',
  text: string,
  word: string = tone.toUpperCase(),
): readonly string[] {
  const width = Math.max(14, word.length + 2);
  const [first = '', ...rest] = paragraph(style, text, ' '.repeat(width));
  return [style.paint(tone, word) + first.slice(word.length), ...rest];
}

/** Name, number, who is behind it, and last what `last` says; `beneath` gives lines that belong to the app. */
function tableOf(
  apps: readonly ShownApp[],
  number: (app: ShownApp) => number,
  view: ScanView,
  style: Style,
  last: (app: ShownApp, room: number) => string,
  beneath: (app: ShownApp) => readonly string[] = () => [],
): readonly string[] {
  const who = apps.map((app) => (app.verdict ? behindParts(app.verdict, view.speaker) : UNNAMED));
  const numbers = apps.map((app) => count(number(app)));
  const wide = style.columns >= 100;
  const names = apps.map((app) => app.name);
  const columns = [
    { width: widest(style, names, 8, wide ? 28 : 18), tone: 'strong' },
    { width: widest(style, numbers, 1, 9), side: 'right' },
    {
      width: widest(
        style,
        who.map(({ who, rest }) => who + rest),
        0,
        wide ? 40 : 30,
      ),
    },
  ] as const satisfies readonly Column[];
  const room = roomAfter(style, columns);
  return apps.flatMap((app, i) => {
    const { who: company, rest } = who[i] ?? UNNAMED;
    const left = columns[2].width - widthOf(style.show(rest));
    const known = fit(style.show(company), left, style.symbols.ellipsis) + rest;
    return [
      row(
        style,
        [...columns, { width: room, tone: 'quiet' }],
        [app.name, numbers[i] ?? '', known, last(app, room)],
      ),
      ...beneath(app).flatMap((note) => paragraph(style, note, '      ', 'quiet')),
    ];
  });
}

const UNNAMED = { who: '', rest: '' };

function notes(app: ShownApp): readonly string[] {
  const folded = app.devices['case-folded'];
  return [
    ...(app.borrowed
      ? ['identifier match, signer unknown: another app is known to borrow this identifier']
      : []),
    ...(folded > 0 ? [`${count(folded)} of them matched only without regard to case`] : []),
    ...(app.secondCopies > 0
      ? [`${many(app.secondCopies, 'second copy', 'second copies')} (a clone or a second user)`]
      : []),
  ];
}
