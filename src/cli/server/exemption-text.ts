import type { Day } from '../../core/day.ts';
import { longDay } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import type { ShownExemption } from './mdm-shown.ts';

/** A restricted one is a number and its end. */
export function exemptionText(style: Style, one: ShownExemption): readonly string[] {
  const { id, restricted, named, appName, category, device, ground, until, ended } = one;
  const app = named?.appName ?? appName ?? `an app of the category ${category}`;
  const what =
    restricted && named === null
      ? 'Restricted'
      : `${app} on phone ${device}: ${named?.ground ?? ground}`;
  const end = ended === null ? `until ${longDay(until as Day)}` : `ended on ${ended.slice(0, 10)}`;
  return [
    ...paragraph(style, `${what}, ${end}`),
    ...(named?.task ? paragraph(style, named.task, '  ') : []),
    ...paragraph(style, id, '  ', 'quiet'),
  ];
}
