import { longDay } from '../../sentences/amounts.ts';
import { territoryName } from '../../sentences/territories.ts';
import { paragraph, type Style } from '../text/style.ts';
import type { ScanView } from '../view.ts';
import { countedOnly, identified, namedOnly } from './apps.ts';
import { coverageLines } from './coverage.ts';
import { deviceLines } from './devices.ts';
import { inputLines } from './inputs.ts';
import { nextLines } from './next.ts';
import type { TextOptions } from './options.ts';
import { problemLines } from './problems.ts';

/** The report for a terminal or a text file: the whole of it, ending in a line break. */
export function scanText(view: ScanView, options: TextOptions, style: Style): string {
  const sections = [
    [...inputLines(view, style), ...policyLine(view, options, style)],
    verdictLine(view, options, style),
    identified('prohibited', view, options, style),
    identified('undetermined', view, options, style),
    namedOnly(view, style),
    countedOnly(view, style),
    coverageLines(view, style),
    deviceLines(view, style),
    problemLines(view.inputs, style),
    nextLines(view, options, style),
  ];
  const text = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${text.join('\n\n')}\n`;
}

function policyLine(
  { policy, catalogue, at }: ScanView,
  { asOf }: TextOptions,
  style: Style,
): readonly string[] {
  const whose = territoryName(policy.government);
  const since =
    policy.inForceSince === null ? '' : `, in force since ${longDay(policy.inForceSince)}`;
  const day = asOf ? `; law and ownership of ${at}` : '';
  return paragraph(
    style,
    `Policy ${policy.id} (${whose}${since}), catalogue ${catalogue.version}${day}`,
  );
}

const CLEAR = 'Nothing prohibited and nothing undetermined was found';

/** Said only when there is nothing to list: an empty list would leave the reader to guess. */
function verdictLine(
  { apps, coverage }: ScanView,
  { outcome }: TextOptions,
  style: Style,
): readonly string[] {
  if (apps.length > 0) return [];
  if (outcome === 'clear') return paragraph(style, `${CLEAR}, and every phone was seen whole.`);
  const rest =
    coverage.without > 0
      ? 'but not everything could be seen or read: see coverage.'
      : 'but no phone was seen whole: that says nothing yet.';
  return paragraph(style, `${CLEAR}, ${rest}`);
}
