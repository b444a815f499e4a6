import type { ReactNode } from 'react';
import { CheckMark } from '../../parts/mark.tsx';
import { useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import { PlaceIn } from './place.tsx';
import type { Report } from './queries.ts';
import { Safe } from './safe.tsx';

type Finding = Report['findings'][number];
const ORDER = ['blocks-clearing', 'notable', 'info'] as const;

/** Where phones and tools would read the file differently, and what could not be read. */
export function FileItself({ report }: { readonly report: Report }): ReactNode {
  const words = useWords(vettingWords);
  const findings: readonly Finding[] = report.findings;
  const unread = report.app?.unread ?? [];
  return (
    <section aria-labelledby="file">
      <h2 id="file">{words.file.title}</h2>
      {findings.length + unread.length === 0 && <p>{words.file.none}</p>}
      {unread.length > 0 && (
        <ul className="signs">
          {unread.slice(0, 20).map(({ what, why, place }) => (
            <li key={`${what} ${why} ${place.entry}`}>
              <CheckMark holds={null}>{words.file.unread}</CheckMark> {words.file.whats[what]}:{' '}
              {words.file.whys[why]} <PlaceIn place={place} />
            </li>
          ))}
        </ul>
      )}
      {ORDER.map((severity) => {
        const some = findings.filter((one) => one.severity === severity);
        if (some.length === 0) return null;
        return (
          <details className="fold" key={severity} open={severity === 'blocks-clearing'}>
            <summary>
              <span>
                {words.file.severities[severity]} <span className="quiet">({some.length})</span>
              </span>
            </summary>
            <ul className="signs">
              {some.map((one) => (
                <li key={`${one.code} ${one.place.entry} ${one.place.offset}`}>
                  <Odd finding={one} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}

function Odd({ finding }: { readonly finding: Finding }): ReactNode {
  const words = useWords(vettingWords);
  const { code, says, place, phoneReads, toolsRead } = finding;
  return (
    <>
      <p>
        {says} <code className="quiet">{code}</code>
      </p>
      <p className="small quiet">
        <PlaceIn place={place} />
        {phoneReads !== null && (
          <>
            {' · '}
            {words.file.phoneReads} <Safe isCode>{phoneReads}</Safe>
          </>
        )}
        {toolsRead !== null && (
          <>
            {' · '}
            {words.file.toolsRead} <Safe isCode>{toolsRead}</Safe>
          </>
        )}
      </p>
    </>
  );
}
