import type { Assessment, Naming } from '../core/assess.ts';
import type { Policy } from '../core/policy.ts';
import type { AppFound, DeviceFound, ScanReport } from '../core/report.ts';
import { devicesOf } from '../core/scan.ts';
import type { AppId } from '../core/statements.ts';
import type { Verdict } from '../core/verdict.ts';
import { sensitiveName } from './sentences/sensitive.ts';
import { speakerOf, type Speaker } from '../sentences/speaker.ts';

/** A scan as others than the holder may see it: the one form that text, CSV, JSON and HTML are made of. */
export type ScanView = Omit<ScanReport, 'apps' | 'devices' | 'policy'> & {
  readonly policy: Policy;
  readonly apps: readonly ShownApp[];
  readonly devices: readonly ShownDevice[] | null;
  readonly speaker: Speaker;
};

export type ShownApp = Omit<AppFound, 'app' | 'verdict'> & {
  /** The app's id; for one that is named by its category only, a number that says nothing (`sensitive-1`). */
  readonly app: string;
  /** Its id in the catalogue where it may be named. */
  readonly id: AppId | null;
  /** Null where the reasons would name the app. */
  readonly verdict: Verdict | null;
  readonly namedBy: readonly Naming[];
  readonly onDevices: number;
};

export type ShownDevice = Omit<DeviceFound, 'apps'> & {
  readonly apps: readonly { readonly app: string; readonly strength: keyof AppFound['devices'] }[];
};

/** `nameSensitive`: the reader has said that they are entitled to see which app it is. */
export function viewOf(
  report: ScanReport,
  assessment: Assessment,
  nameSensitive: boolean,
): ScanView {
  const hidden = new Map<AppId, string>();
  const apps = report.apps.map((found): ShownApp => {
    const { app, verdict, ...facts } = found;
    const onDevices = devicesOf(found);
    if (found.sensitive === '' || nameSensitive) {
      return { ...facts, app, id: app, verdict, namedBy: assessment.namedBy(app), onDevices };
    }
    const word = `sensitive-${hidden.size + 1}`;
    hidden.set(app, word);
    const name = sensitiveName(found.sensitive);
    return { ...facts, name, app: word, id: null, verdict: null, namedBy: [], onDevices };
  });
  return {
    ...report,
    policy: assessment.policy,
    apps,
    devices: report.devices?.map((device) => withWords(device, hidden)) ?? null,
    speaker: speakerOf(assessment),
  };
}

function withWords(device: DeviceFound, hidden: ReadonlyMap<AppId, string>): ShownDevice {
  const apps = device.apps.map(({ app, strength }) => ({ app: hidden.get(app) ?? app, strength }));
  return { ...device, apps };
}

/** Matches that rest on an identifier; a name alone is counted apart. */
export const byIdentifier = ({ devices }: ShownApp): number =>
  devices.exact + devices['case-folded'];
