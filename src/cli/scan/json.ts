import { EXIT_CODES, type Outcome } from '../../core/outcome.ts';
import { chainOf } from '../../core/explanation.ts';
import type { Reason } from '../../core/verdict.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import type { ScanView, ShownApp } from '../view.ts';

/** The report as JSON, `spec/scan.md`: never more than the text report would show. */
export function scanJson(view: ScanView, outcome: Outcome): string {
  const { speaker, policy, apps, ...report } = view;
  const json = {
    grendel: 'scan/1',
    outcome,
    exit: EXIT_CODES[outcome],
    ...report,
    policy: { id: policy.id, name: policy.name, version: policy.version },
    apps: apps.map((app) => appJson(app, speaker)),
    entities: entitiesOf(apps, speaker),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function appJson(app: ShownApp, speaker: Speaker) {
  const { name, sensitive, decision, verdict, devices, platforms } = app;
  const { secondCopies, borrowed, organisations, counted, namedBy } = app;
  return {
    app: app.app,
    name,
    sensitive,
    decision,
    devices,
    platforms,
    secondCopies,
    borrowed,
    organisations,
    counted,
    verdict,
    why: app.verdict ? reasonSentence(app.name, app.verdict.because[0], speaker) : null,
    namedBy: namedBy.map(({ listing, names }) => ({
      government: listing.government,
      listing: listing.id,
      instrument: listing.instrument,
      measure: listing.measure,
      from: listing.from,
      names,
    })),
  };
}

/** Names of the entities that reasons speak of by id. */
function entitiesOf(apps: readonly ShownApp[], speaker: Speaker): Record<string, string> {
  const reasons = apps.flatMap(({ verdict }) =>
    verdict ? [...verdict.because, ...verdict.outweighed] : [],
  );
  return entityNames(reasons, speaker);
}

function entityNames(reasons: readonly Reason[], speaker: Speaker): Record<string, string> {
  const ids = new Set(
    reasons.flatMap((reason) => [
      ...('publication' in reason ? [reason.publication.entity] : []),
      ...('trait' in reason ? [reason.trait.entity] : []),
      ...('entity' in reason ? [reason.entity] : []),
      ...('by' in reason ? [reason.by.entity] : []),
      ...('interest' in reason ? [reason.interest.owner, reason.interest.asset] : []),
      ...('holding' in reason ? [reason.holding.asset, ...reason.holding.owners] : []),
      ...chainOf(reason).flatMap((link) => [link.entity, ...link.owners.map((o) => o.owner)]),
    ]),
  );
  return Object.fromEntries([...ids].toSorted().map((id) => [id, speaker.entity(id)]));
}
