import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import type { Report } from './queries.ts';
import { Safe } from './safe.tsx';

type App = NonNullable<Report['app']>;
const LEVELS = ['special', 'asked', 'granted', 'system', 'unknown'] as const;
const MOST_HOSTS = 40;

/** What the app may reach on a phone, in groups that a reader understands, and whom it can talk to. */
export function Reach({ report, app }: { readonly report: Report; readonly app: App }): ReactNode {
  const words = useWords(vettingWords);
  const { number } = useFormats();
  const hosts = [...new Set(app.hosts.map(({ name }) => name))];
  const shown = (names: readonly string[]): ReactNode =>
    names.slice(0, MOST_HOSTS).map((name, at) => (
      <span key={name}>
        {at > 0 && ' · '}
        <Safe isCode>{name}</Safe>
      </span>
    ));
  return (
    <section aria-labelledby="reach">
      <h2 id="reach">{words.reach.title}</h2>
      {report.reach.length === 0 && <p>{words.reach.none}</p>}
      {LEVELS.map((level) => {
        const some = report.reach.filter((one) => one.level === level);
        if (some.length === 0) return null;
        return (
          <details className="fold" key={level} open={level === 'special' || level === 'asked'}>
            <summary>
              <span>
                {words.reach.levels[level]} <span className="quiet">({number(some.length)})</span>
              </span>
            </summary>
            <dl className="facts">
              {some.map(({ group, permissions }) => (
                <div key={group}>
                  <dt>{words.groups[group]}</dt>
                  <dd className="small">{shown(permissions)}</dd>
                </div>
              ))}
            </dl>
          </details>
        );
      })}
      <h3 className="kept-title">{words.reach.hosts}</h3>
      {hosts.length === 0 ? (
        <p>{words.reach.noHosts}</p>
      ) : (
        <p className="small hosts">{shown(hosts)}</p>
      )}
      {hosts.length > MOST_HOSTS && (
        <p className="small quiet">{words.reach.more(number(hosts.length - MOST_HOSTS))}</p>
      )}
    </section>
  );
}
