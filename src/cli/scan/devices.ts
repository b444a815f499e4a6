import { STRENGTHS } from '../../sentences/words.ts';
import { many } from '../text/amounts.ts';
import type { Style } from '../text/style.ts';
import { table } from '../text/table.ts';
import { sharedStart } from './organisations.ts';
import type { ScanView, ShownDevice } from '../view.ts';

/** Phones with findings by name: only there when the reader asked for `--devices`. */
export function deviceLines(view: ScanView, style: Style): readonly string[] {
  const { devices, apps } = view;
  if (devices === null || devices.length === 0) return [];
  const names = new Map(apps.map(({ app, name }) => [app, name]));
  const skip = sharedStart(view);
  const rows = devices.map((device) => {
    const found = device.apps.map(({ app, strength }) => {
      const name = names.get(app) ?? app;
      return strength === 'exact' ? name : `${name} (${STRENGTHS[strength]})`;
    });
    return [device.device, holderOf(device, skip), found.join(', ')];
  });
  const columns = [{ most: 20 }, { most: style.columns >= 100 ? 36 : 26 }, { most: Infinity }];
  return [
    `${style.paint('strong', 'PHONES')}        ${many(devices.length, 'phone')} with findings`,
    ...table(style, columns, rows),
  ];
}

/** Who to call: the holder, else what the phone is called; with the organisation where it is known. */
function holderOf({ holder, name, organisation }: ShownDevice, skip: number): string {
  return [holder ?? name, organisation?.slice(skip) ?? null]
    .filter((text) => text !== null && text !== '')
    .join(', ');
}
