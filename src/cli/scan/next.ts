import { row, type Style } from '../text/style.ts';
import { byIdentifier, type ScanView } from '../view.ts';
import type { TextOptions } from './options.ts';

/** What to do with it: never more than four lines, and none that the reader already did. */
export function nextLines(view: ScanView, options: TextOptions, style: Style): readonly string[] {
  const { apps, devices } = view;
  const first = apps.find((app) => app.id !== null);
  const prohibited = apps.some((app) => app.decision === 'prohibited');
  const hasOrganisations = apps.some((app) => app.organisations.length > 3);
  const steps: (readonly [string, string])[] = [
    ...(first ? ([[`npx grendel explain ${first.app}`, 'why']] as const) : []),
    ...(prohibited
      ? ([[`npx grendel block export --for ${targetOf(view)}`, 'make it impossible']] as const)
      : []),
    ...(devices === null && apps.some((app) => byIdentifier(app) > 0)
      ? ([['npx grendel scan --devices ...', 'which phones, and whom to call']] as const)
      : []),
    ...(hasOrganisations && !options.byOrganisation
      ? ([['npx grendel scan --by organisation ...', 'all organisations']] as const)
      : []),
    ...(apps.length > 0
      ? ([['npx grendel scan --html report.html ...', 'a page to hand on']] as const)
      : []),
  ];
  if (steps.length === 0) return [];
  const columns = [{ width: 40 }, { width: style.columns - 50, tone: 'quiet' }] as const;
  return steps
    .slice(0, 4)
    .map(
      ([command, why], i) =>
        `${i === 0 ? 'Next: ' : '      '}${row(style, columns, [command, why], 0)}`,
    );
}

/** The MDM that the exports came from, where that is plain; else by the platform with the most hits. */
function targetOf({ inputs, apps }: ScanView): 'apple' | 'android' | 'intune' {
  if (inputs.some((input) => input.format.startsWith('intune'))) return 'intune';
  const android = apps.filter((app) => app.platforms.includes('android')).length;
  const ios = apps.filter((app) => app.platforms.includes('ios')).length;
  return android > ios ? 'android' : 'apple';
}
