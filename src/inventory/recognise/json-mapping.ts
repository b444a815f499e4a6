import {
  APP_FIELDS,
  type AppField,
  type DeviceField,
  type Field,
  type JsonLayout,
} from '../layout.ts';
import type { Mapping } from '../mapping-lookup.ts';

import { type Path, type Shape, shapeAt } from './shape.ts';

/**
 * The user names full paths (`devices.*.apps.*.pkg`); the lists of devices and apps are what the paths of their facts share.
 * `missing`: a path that is not there.
 */
export function mappedLayout(root: Shape, mapping: Mapping): JsonLayout | { missing: string } {
  const entries = (Object.entries(mapping) as [Field, string][]).map(
    ([field, text]) => [field, text.split('.')] as const,
  );
  const missing = entries.find(([, path]) => shapeAt(root, path) === null);
  if (missing !== undefined) return { missing: missing[1].join('.') };
  const isAppField = (field: Field): field is AppField => APP_FIELDS.some((name) => name === field);
  const within = (path: Path): Path => path.slice(0, path.lastIndexOf('*') + 1);
  const inner =
    entries
      .filter(([field]) => isAppField(field))
      .map(([, path]) => within(path))
      .toSorted((a, b) => a.length - b.length)[0] ?? [];
  const outer =
    entries
      .filter(([field]) => !isAppField(field))
      .map(([, path]) => within(path))
      .toSorted((a, b) => a.length - b.length)[0] ?? [];
  const devices = outer.every((step, i) => inner[i] === step) ? outer : [];
  const device: Partial<Record<DeviceField, Path>> = {};
  const app: Partial<Record<AppField, Path>> = {};
  for (const [field, path] of entries) {
    if (isAppField(field)) app[field] = path.slice(inner.length);
    else device[field] = path.slice(devices.length);
  }
  return { kind: 'json', devices, apps: inner.slice(devices.length), device, app, inverted: false };
}
