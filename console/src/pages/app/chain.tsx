import type { ReactNode } from 'react';
import { useWords } from '../../words/context.tsx';
import { appWords } from '../../words/app/index.ts';
import { ChainPicture } from './chain-picture.tsx';
import type { App } from './queries.ts';

type Props = {
  readonly of: Pick<App, 'chain' | 'statements'>;
  /** What decided has its colour; nothing decides about a company. */
  readonly decision: App['decision'] | null;
  readonly open: (statement: number) => void;
};

/** Who is behind an app or a company: a picture, or a list where there is no room for one. */
export function ChainOf({ of: { chain, statements }, decision, open }: Props): ReactNode {
  const words = useWords(appWords).chain;
  const links = chain.links;
  return (
    <section aria-labelledby="chain-t" className={`behind behind--${decision ?? 'none'}`}>
      <h2 id="chain-t">{words.title}</h2>
      {links.length === 0 && <p className="quiet">{words.none}</p>}
      {links.length > 0 && <ChainPicture chain={chain} statements={statements} open={open} />}
      {links.length > 0 && (
        <ul className="legend">
          {links.some(({ decides }) => decides) && (
            <li>
              <i className="l-bolt" />
              {words.legendDecides}
            </li>
          )}
          <li>
            <i />
            {words.legendCertain}
          </li>
          {links.some(({ certain }) => !certain) && (
            <li>
              <i className="l-maybe" />
              {words.legendPossible}
            </li>
          )}
          <li>{words.legendNumber}</li>
        </ul>
      )}
    </section>
  );
}
