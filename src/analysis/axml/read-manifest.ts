import type { FileFinding } from '../../core/vetting/file-finding.ts';
import { applicationParts } from './application.ts';
import { BOUNDS } from './bounds.ts';
import { collector } from './collector.ts';
import type { Manifest } from './manifest.ts';
import { manifestParts } from './manifest-parts.ts';
import { oddities } from './oddities.ts';
import { openAxml } from './open-axml.ts';
import { walk, type Start } from './walk.ts';

const DEEPEST = 8;

/**
 * A binary AndroidManifest.xml, as the phone reads it when it installs an app. Null: there is no `manifest` element in it, or it is too large; the
 * findings say which. `entry` is its place in findings.
 */
export function readManifest(
  bytes: Uint8Array,
  report: (finding: FileFinding) => void,
  entry: string,
): Manifest | null {
  const { note, tell } = oddities(entry, report);
  if (bytes.length > BOUNDS.manifest) {
    note('axml.too-large', null, { facts: { bytes: bytes.length, most: BOUNDS.manifest } });
    tell();
    return null;
  }
  const axml = openAxml(bytes, note);
  if (axml === null) {
    note('axml.not-binary', 0);
    tell();
    return null;
  }
  const collect = collector(axml, note);
  const whole = manifestParts(collect, note);
  const application = applicationParts(collect, whole.packageName, note);
  const path: string[] = [];
  walk(
    axml,
    {
      start(element: Start, depth) {
        // Nothing that is read here lies deeper, and long names cost.
        if (depth > DEEPEST) return;
        path.length = depth - 1;
        const parent = path.join('/');
        path.push(element.name.slice(0, 40));
        if (depth === 1) whole.root(element);
        else if (!whole.isManifest()) return;
        else if (!application.start(element, parent)) whole.start(element, parent);
      },
      end(depth) {
        application.end(depth);
        return depth === 1;
      },
      text() {},
    },
    note,
  );
  const manifest = whole.isManifest() ? { ...whole.done(), ...application.done() } : null;
  if (manifest === null) note('axml.no-manifest', null, { phoneReads: null });
  else if (!isPackageName(manifest.package?.text ?? ''))
    note('axml.package-name', manifest.package?.offset ?? null, { phoneReads: 'refuses the app' });
  tell();
  return manifest;
}

/** PackageParser.validateName (frameworks/base, from memory); the system itself is `android`. */
const isPackageName = (name: string): boolean =>
  name === 'android' ||
  (name.includes('.') &&
    name.length <= 223 &&
    name.split('.').every((part) => part === '' || /^[A-Za-z]\w*$/.test(part)));
