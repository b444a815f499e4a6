import type { Connection } from '../../actions/mdm/connector.ts';
import type { Conflict } from '../../core/mdm/observation.ts';
import { type Graph, checked } from './api.ts';
import { batch } from './batch.ts';
import { ALLOWED_IDS, BLOCKED_IDS, payloadValues, settingValues } from './kinds.ts';
import type { PlayApp } from './play.ts';
import { Assignment, Page, type Policy } from './schema.ts';

type What = Conflict['what'];

/**
 * Others' policies that set what ours set, and are assigned. Two pages of Microsoft contradict each other on what then happens ("shown,
 * to be resolved by hand", "the more restrictive wins": MicrosoftDocs/memdocs issue 1894, read 2026-11-25), so nothing is promised.
 */
export async function catalogConflicts(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  others: readonly Policy[],
  signal: AbortSignal,
): Promise<readonly Conflict[]> {
  const apple = others.filter(({ platforms }) => (platforms ?? '').toLowerCase().includes('ios'));
  const what = 'the settings of other policies';
  const answers = await batch(
    graph,
    connection,
    '/beta',
    what,
    apple.map(({ id }) => ({
      method: 'GET',
      url: `/deviceManagement/configurationPolicies/${encodeURIComponent(id)}/settings?$top=1000`,
    })),
    signal,
  );
  const found = apple.flatMap((policy, index) => {
    const answer = answers[index];
    // One that cannot be read may or may not conflict: nothing is said of it.
    if (answer?.status !== 200) return [];
    const { value } = checked(Page, answer.body, what);
    return conflictsOf(policy, catalogSays(value));
  });
  return assigned(graph, connection, 'configurationPolicies', found, signal);
}

function catalogSays(settings: readonly unknown[]): What | null {
  if (ALLOWED_IDS.some((id) => settingValues(settings, id).length > 0)) return 'allows-only-others';
  return settingValues(settings, BLOCKED_IDS).length > 0 ? 'sets-the-same' : null;
}

export function profileConflicts(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  others: readonly Policy[],
  signal: AbortSignal,
): Promise<readonly Conflict[]> {
  const found = others.flatMap((policy) => conflictsOf(policy, profileSays(policy)));
  return assigned(graph, connection, 'deviceConfigurations', found, signal);
}

function profileSays(policy: Policy): What | null {
  switch (policy['@odata.type']) {
    case '#microsoft.graph.iosGeneralDeviceConfiguration': {
      const visible = policy['appsVisibilityListType'];
      if (visible === 'appsInListCompliant') return 'allows-only-others';
      return visible === 'appsNotInListCompliant' ? 'sets-the-same' : null;
    }
    case '#microsoft.graph.iosCustomConfiguration': {
      // `allowListedAppBundleIDs`, and its name before iOS 15.
      const allows = ['allowListedAppBundleIDs', 'whitelistedAppBundleIDs'].some(
        (key) => payloadValues(policy['payload'], key).length > 0,
      );
      if (allows) return 'allows-only-others';
      return payloadValues(policy['payload'], 'blockedAppBundleIDs').length > 0
        ? 'sets-the-same'
        : null;
    }
    case '#microsoft.graph.androidDeviceOwnerGeneralDeviceConfiguration': {
      const mode = policy['personalProfilePlayStoreMode'];
      if (mode === 'allowedApps') return 'allows-only-others';
      return mode === 'blockedApps' ? 'sets-the-same' : null;
    }
    default:
      return null;
  }
}

type Found = { readonly policy: Policy; readonly what: What };
const conflictsOf = (policy: Policy, what: What | null): readonly Found[] =>
  what === null ? [] : [{ policy, what }];

/** A policy that nobody has is in nobody's way. */
async function assigned(
  graph: Graph,
  connection: Pick<Connection, 'sleep'>,
  collection: string,
  found: readonly Found[],
  signal: AbortSignal,
): Promise<readonly Conflict[]> {
  const what = 'the assignments of other policies';
  const answers = await batch(
    graph,
    connection,
    '/beta',
    what,
    found.map(({ policy }) => ({
      method: 'GET',
      url: `/deviceManagement/${collection}/${encodeURIComponent(policy.id)}/assignments`,
    })),
    signal,
  );
  return found.flatMap(({ policy, what }, index) => {
    const page = Page.safeParse(answers[index]?.body);
    if (page.success && page.data.value.length === 0) return [];
    return [conflict(policy.name ?? policy.displayName, collection, what)];
  });
}

/** An app that ours take off, and another assignment puts back. */
export const playConflicts = (apps: readonly PlayApp[]): readonly Conflict[] =>
  apps.flatMap(({ app, ours, others }) =>
    ours.length > 0 && others.some(puts)
      ? [conflict(app.packageId, 'mobileApps', 'removes-ours')]
      : [],
  );

const puts = ({ intent, target }: Assignment): boolean =>
  (intent === 'required' || intent === 'available') && !target['@odata.type'].includes('exclusion');

export const conflict = (name: string | null, kind: string, what: What): Conflict => ({
  name: shown(name ?? ''),
  kind,
  what,
  devices: null,
});

/** Names come from outside: no control and no direction characters, at most 80. */
const shown = (name: string): string =>
  name
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .trim()
    .slice(0, 80);
