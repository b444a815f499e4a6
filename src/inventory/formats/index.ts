import { BLOCK_POLICIES } from './block-policies.ts';
import type { Family } from './family.ts';
import { FLEET } from './fleet.ts';
import { GOOGLE } from './google.ts';
import { INTUNE } from './intune.ts';
import { JAMF } from './jamf.ts';
import {
  APPLE,
  HEADWIND,
  IVANTI,
  KANDJI,
  KNOX,
  MANAGE_ENGINE,
  SOTI,
  WORKSPACE_ONE,
} from './others.ts';

/** All families; the first that fits counts, so the more particular stand first. */
const FAMILIES: readonly Family[] = [
  ...BLOCK_POLICIES,
  ...GOOGLE,
  ...JAMF,
  ...FLEET,
  ...WORKSPACE_ONE,
  ...KANDJI,
  ...INTUNE,
  ...KNOX,
  ...IVANTI,
  ...HEADWIND,
  ...SOTI,
  ...MANAGE_ENGINE,
  ...APPLE,
];

/** The family of an export with these names: folded columns, or paths of members. */
export function familyOf(kind: Family['kind'], names: ReadonlySet<string>): Family | null {
  const present = (choice: string): boolean => choice.split('|').some((name) => names.has(name));
  return (
    FAMILIES.find(
      (family) =>
        family.kind === kind &&
        family.has.every(present) &&
        !(family.lacks ?? []).some((name) => names.has(name)),
    ) ?? null
  );
}
