import { globSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
/** Where `.ci/android FOLDER` left its packages: larger apps than those that our dependencies bring. */
const MORE = process.env['GRENDEL_APKS'];

export type App = { readonly file: string; readonly name: string; readonly size: number };

/** Real Android apps that npm packages ship, the largest first. */
export function realApps(): readonly App[] {
  const files = [
    ...globSync(join(ROOT, 'node_modules/agent-device/android/*/dist/*.apk')),
    ...globSync(join(ROOT, 'node_modules/io.appium.settings/apks/*.apk')),
    ...(MORE === undefined ? [] : globSync(join(MORE, '**/*.apk'))),
  ];
  const byName = new Map(files.map((file) => [basename(file), file]));
  return [...byName]
    .map(([name, file]) => ({ name, file, size: statSync(file).size }))
    .toSorted((a, b) => b.size - a.size);
}
