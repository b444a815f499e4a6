import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { appWords, type AppWords } from '../../words/app/index.ts';
import { SourceLink, siteOf } from './source-link.tsx';
import { statementId } from './statement-id.ts';
import type { Statement } from './queries.ts';

type Props = {
  readonly one: Statement;
  readonly statements: readonly Statement[];
  readonly opened: ReadonlySet<number>;
  readonly toggle: (statement: number, isOpen: boolean) => void;
  readonly open: (statement: number) => void;
};

export function StatementShown({ one, statements, opened, toggle, open }: Props): ReactNode {
  const words = useWords(appWords).claims;
  const { day } = useFormats();
  const others = statements.filter(({ number }) => one.others.includes(number));
  return (
    <details
      className="claim"
      id={statementId(one.number)}
      open={opened.has(one.number)}
      onToggle={({ currentTarget }) => toggle(one.number, currentTarget.open)}
    >
      <summary data-open={words.close} data-closed={words.source}>
        <span className="n">[{one.number}]</span>
        <span className="s">
          <bdi>{one.sentence}</bdi>
        </span>
        <span className="b">{standingOf(words, one)}</span>
      </summary>
      <dl className="facts">
        <div>
          <dt>{words.source}</dt>
          <dd>{one.source === '' ? words.noSource : <SourceLink source={one.source} />}</dd>
        </div>
        {one.note !== '' && (
          <div>
            <dt>{words.note}</dt>
            <dd>
              <bdi>{one.note}</bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.others}</dt>
          <dd>
            {others.length === 0 ? (
              words.noOthers
            ) : (
              <ul>
                {others.map((other) => (
                  <li key={other.number}>
                    <a
                      href={`#${statementId(other.number)}`}
                      onClick={(event) => {
                        event.preventDefault();
                        open(other.number);
                      }}
                    >
                      [{other.number}]
                    </a>{' '}
                    <bdi>{other.sentence}</bdi>{' '}
                    <span className="quiet">{siteOf(other.source)}</span>
                  </li>
                ))}
              </ul>
            )}
          </dd>
        </div>
        <div>
          <dt>{words.holds}</dt>
          <dd>{periodOf(words, one, day)}</dd>
        </div>
        <div>
          <dt>{words.place}</dt>
          <dd>
            <code>{one.place}</code>
          </dd>
        </div>
      </dl>
    </details>
  );
}

type Words = AppWords['claims'];

/** `Confirmed`, `Reported`; that nobody has read it outweighs both. */
function standingOf(words: Words, { standing, basis, says }: Statement): string {
  const stands = basis === 'unverified' ? words.unverified : words.standing[standing];
  return says === 'holds' ? stands : `${stands}. ${words.says[says]}`;
}

function periodOf(words: Words, { from, to }: Statement, day: (text: string) => string): string {
  if (from !== null && to !== null) return words.fromUntil(day(from), day(to));
  if (from !== null) return words.from(day(from));
  return to === null ? words.noDates : words.until(day(to));
}
