import type { Day } from '../../core/day.ts';
import { longDay } from '../../sentences/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import type { ShownExemption } from './mdm-shown.ts';

/** A restricted one is a number and its end. */
export function exemptionText(style: Style, one: ShownExemption): readonly string[] {
  const { id, exception, restricted, appName, category, device, ground, until, ended } = one;
  const app = appName ?? `an app of the category ${category}`;
  const what = restricted ? 'Restricted' : `${app} on phone ${device}: ${ground}`;
  const end = ended === null ? `until ${longDay(until as Day)}` : `ended on ${ended.slice(0, 10)}`;
  const by = exception === null ? id : `${id} by the exception ${exception}`;
  return [...paragraph(style, `${what}, ${end}`), ...paragraph(style, by, '  ', 'quiet')];
}
