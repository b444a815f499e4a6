import type { ConnectorKind } from '../actions/mdm/connector.ts';
import type { Abilities } from '../core/mdm/abilities.ts';
import { intune } from './intune/index.ts';
import { jamf } from './jamf/index.ts';
import { androidManagement } from './later/android-management.ts';
import { fleet } from './later/fleet.ts';
import { workspaceOne } from './later/workspace-one.ts';
import { nanomdm } from './nanomdm/index.ts';

/** The MDMs that Grendel speaks with, by the name that `connect` is given. A connector is its folder and its line here. */
export const CONNECTORS: Readonly<Record<string, ConnectorKind>> = { intune, jamf, nanomdm };

/** MDMs of which only the abilities are written down: nothing connects to them yet. */
export const LATER: readonly Abilities[] = [androidManagement, fleet, workspaceOne];
