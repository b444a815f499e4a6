import type { ReactNode } from 'react';
import { useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';

/** A source outside: its site is read at a glance, its whole address stands below. Nothing is fetched before somebody goes there. */
export function SourceLink({ source }: { readonly source: string }): ReactNode {
  const { newTab } = useWords(appWords).claims;
  const url = urlOf(source);
  if (url === null) return <bdi>{source}</bdi>;
  return (
    <>
      <a href={url.href} target="_blank" rel="noreferrer">
        {siteOf(source)}
        <span className="unseen">, {newTab}</span>
      </a>
      <span className="address">{url.href.replace(/^https?:\/\//, '')}</span>
    </>
  );
}

export const siteOf = (source: string): string =>
  urlOf(source)?.hostname.replace(/^www\./, '') ?? source;

/** Only of the web: what else a catalogue may cite is shown as it is. */
function urlOf(source: string): URL | null {
  if (!/^https?:\/\//.test(source)) return null;
  return URL.parse(source);
}
