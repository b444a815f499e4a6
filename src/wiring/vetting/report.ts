import type { Rules } from '../../actions/rulebook.ts';
import type { VettingRead, VettingRow } from '../../actions/vetting/read.ts';
import type { Ruled } from '../../actions/vetting/judge.ts';
import type { NamedRow, Reported } from '../../api/vetting-actions.ts';
import { nameOf } from '../../cli/vet/subject.ts';
import { assess } from '../../core/assess.ts';
import type { Language } from '../../core/notices/rules.ts';
import type { AppId, EntityId } from '../../core/statements.ts';
import type { Vetted, Whose } from '../../core/vetting/report.ts';
import { PHRASES } from '../../sentences/languages.ts';
import { reasonIn } from '../../sentences/reasons.ts';
import { speakerOf } from '../../sentences/speaker.ts';

/** With what its ids are called, and its reasons as sentences. */
export function reported(
  read: VettingRead,
  { catalogue, decisions }: Rules,
  language: Language,
): Omit<Reported, 'findings'> {
  const { report, policy, at } = read;
  if (report === null) return { ...read, sentences: [], names: { apps: {}, entities: {} } };
  const speaker = speakerOf(assess(catalogue, policy, at, decisions));
  const { vetted } = report;
  const name = nameOf(vetted, speaker);
  const { apps, entities } = idsIn(vetted);
  return {
    ...read,
    sentences: (vetted.verdict?.because ?? []).map((reason) =>
      reasonIn(PHRASES[language], name, reason, speaker),
    ),
    names: {
      apps: Object.fromEntries([...apps].map((id) => [id, speaker.app(id)])),
      entities: Object.fromEntries([...entities].map((id) => [id, speaker.entity(id)])),
    },
  };
}

export const namedRow = (row: VettingRow, { rules: { catalogue } }: Ruled): NamedRow => {
  const whose = row.summary?.whose;
  return { ...row, whoseName: whose === undefined ? null : nameIn(catalogue, whose) };
};

function nameIn({ apps, entities }: Rules['catalogue'], whose: Whose): string | null {
  if ('app' in whose) return apps.find(({ id }) => id === whose.app)?.name ?? whose.app;
  if ('entity' in whose)
    return entities.find(({ id }) => id === whose.entity)?.name ?? whose.entity;
  return null;
}

/** All apps and companies that a report names. */
function idsIn({ whose, evidence, verdict, setAside, open }: Vetted): {
  readonly apps: ReadonlySet<AppId>;
  readonly entities: ReadonlySet<EntityId>;
} {
  const apps = new Set<AppId>();
  const entities = new Set<EntityId>();
  if ('app' in whose) apps.add(whose.app);
  if ('entity' in whose) entities.add(whose.entity);
  for (const { app, entity } of evidence) {
    if (app !== null) apps.add(app);
    if (entity !== null) entities.add(entity);
  }
  for (const reason of [...(verdict?.because ?? []), ...(verdict?.outweighed ?? []), ...setAside]) {
    for (const { entity, owners } of 'chain' in reason ? reason.chain : []) {
      entities.add(entity);
      for (const { owner } of owners) entities.add(owner);
    }
    if ('publication' in reason) entities.add(reason.publication.entity);
    if ('trait' in reason) entities.add(reason.trait.entity);
  }
  for (const { code, about } of open)
    if (code === 'one-sign-only' || code === 'lead-only') entities.add(about as EntityId);
  return { apps, entities };
}
