import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useWords } from '../../words/context.tsx';
import { common } from '../../words/common/index.ts';
import { vettingWords } from '../../words/vetting/index.ts';
import { EvidenceList } from './evidence-list.tsx';
import type { Report } from './queries.ts';
import { Safe } from './safe.tsx';

type App = NonNullable<Report['app']>;

/** Whose app it says it is, and who signed it. */
export function WhoseApp({
  report,
  app,
}: {
  readonly report: Report;
  readonly app: App;
}): ReactNode {
  const words = useWords(vettingWords);
  const { none } = useWords(common);
  const { whose, names } = report;
  const name =
    'app' in whose
      ? (names.apps[whose.app] ?? whose.app)
      : 'entity' in whose
        ? (names.entities[whose.entity] ?? whose.entity)
        : '';
  return (
    <section aria-labelledby="whose">
      <h2 id="whose">{words.whose.title}</h2>
      <p className="lead">{words.whose.kinds[whose.kind](name)}</p>
      <dl className="facts">
        <div>
          <dt>{words.whose.identifier}</dt>
          <dd>{app.identifier ? <Safe isCode>{app.identifier.name}</Safe> : none}</dd>
        </div>
        {app.labels.slice(0, 4).map((label) => (
          <div key={`${label.language} ${label.name}`}>
            <dt>
              {words.whose.label}{' '}
              {label.language === 'und' ? '' : `(${label.language.slice(0, 12)})`}
            </dt>
            <dd>
              <Safe>{label.name}</Safe>
            </dd>
          </div>
        ))}
        {certificatesOf(app.signers).map(({ certificate, role, schemes }) => (
          <div key={`${role} ${certificate.sha256}`}>
            <dt>{role === 'lineage' ? words.whose.earlier : words.whose.signed}</dt>
            <dd>
              <Safe>{certificate.subject ?? none}</Safe>
              <br />
              <code title={certificate.sha256}>SHA-256 {certificate.sha256}</code>
              <ul className="schemes">
                {schemes.map(({ scheme, verified }) => (
                  <li key={scheme}>
                    {scheme}{' '}
                    <CheckMark holds={verified}>
                      {verified === null
                        ? words.whose.notVerified
                        : verified
                          ? words.whose.verified
                          : words.whose.broken}
                    </CheckMark>
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
        {app.signers.length === 0 && (
          <div>
            <dt>{words.whose.signed}</dt>
            <dd>{words.whose.unsigned}</dd>
          </div>
        )}
        {app.teams.slice(0, 3).map((team) => (
          <div key={`${team.name} ${team.says}`}>
            <dt>{words.whose.team}</dt>
            <dd>
              <Safe isCode>{team.name}</Safe>{' '}
              {team.organisation && <Safe>{team.organisation}</Safe>}
            </dd>
          </div>
        ))}
      </dl>
      <EvidenceList
        evidence={report.evidence.filter(({ about }) => about === 'app')}
        names={names}
        none={words.whose.none}
      />
    </section>
  );
}

/** Each certificate once, with the schemes by which it signs; more than six are no app of one maker. */
function certificatesOf(signers: App['signers']) {
  const groups = Map.groupBy(signers, ({ certificate, role }) => `${role} ${certificate.sha256}`);
  return [...groups.values()].slice(0, 6).flatMap((schemes) => {
    const [first] = schemes;
    return first ? [{ certificate: first.certificate, role: first.role, schemes }] : [];
  });
}
