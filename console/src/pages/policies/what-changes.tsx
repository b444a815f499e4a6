import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { VerdictMark } from '../../parts/mark.tsx';
import { ProblemView } from '../../parts/problem-view.tsx';
import { Name } from '../../parts/values.tsx';
import { Lines } from '../../parts/waiting.tsx';
import { useFormats, useWords } from '../../words/context.tsx';
import { policiesWords } from '../../words/policies/index.ts';
import '../blocking/diff.css';
import { OfCatalogue } from './of-catalogue.tsx';
import { PolicyDiff } from './policy-diff.tsx';
import type { ChangeRead } from './queries.ts';
import { lastDay, today } from '../../parts/day-field.tsx';
import { changeRead, rulesAt } from '../../api/policy.ts';
import { useChangeTitle } from './title.ts';

/** What a change says, as sentences against what is in force; and the whole text for whoever wants it. */
export function WhatChanges({ read }: { readonly read: ChangeRead }): ReactNode {
  const words = useWords(policiesWords);
  const { kind } = read.change;
  return (
    <section aria-labelledby="what">
      <h2 id="what">
        {read.change.state === 'proposed' ? words.what.title : words.what.titleDecided}
      </h2>
      {kind === 'policy' && <OfPolicy read={read} />}
      {kind === 'listing' && <OfListing content={read.content} />}
      {kind === 'clearance' && <OfClearance content={read.content} />}
      {kind === 'finding' && <OfFinding content={read.content} />}
      {kind === 'catalogue' && <OfCatalogue read={read} />}
      {kind === 'end' && <OfEnd id={read.change.subject} />}
      {read.content !== null && read.content !== undefined && kind !== 'end' && (
        <details className="fold">
          <summary>{words.what.whole}</summary>
          {/* A region that scrolls has to be reachable by keyboard (WCAG 2.1.1). */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <pre className="whole-text" tabIndex={0} role="region" aria-label={words.what.whole}>
            {JSON.stringify(read.content, null, 2)}
          </pre>
        </details>
      )}
    </section>
  );
}

function OfPolicy({ read: { change, content } }: { readonly read: ChangeRead }): ReactNode {
  const words = useWords(policiesWords);
  const { data, error } = useQuery({
    ...rulesAt(today(), undefined),
    enabled: change.state === 'proposed',
  });
  const held = data?.held.find(
    ({ kind, subject }) => kind === 'policy' && subject === change.subject,
  );
  const { data: before, error: failed } = useQuery({
    ...changeRead(held?.id ?? ''),
    enabled: held !== undefined && held.id !== change.id,
    select: (one) => one.content,
  });
  if (change.state !== 'proposed') return <p className="quiet">{words.what.asDecided}</p>;
  if (error ?? failed) return <ProblemView error={error ?? failed} />;
  if (!data || (held && before === undefined)) return <Lines rows={3} />;
  if (!held) return <p>{words.what.firstText}</p>;
  return <PolicyDiff before={before} after={content} />;
}
type Listing = {
  readonly id: string;
  readonly policy: string;
  readonly authority: string;
  readonly instrument: string;
  readonly measure: string;
  readonly words: string;
  readonly source: string;
  readonly subject: { readonly kind: 'app' | 'entity' | 'territory' } & Readonly<
    Record<string, string>
  >;
  readonly subsidiaries?: boolean;
  readonly affiliates?: boolean;
  readonly app?: { readonly name: string; readonly identifiers: readonly Identifier[] } | null;
};
type Identifier = { readonly platform: string; readonly identifier: string };

function OfListing({ content }: { readonly content: unknown }): ReactNode {
  const words = useWords(policiesWords);
  const listing = content as Listing;
  const { subject } = listing;
  const reach = [
    listing.subsidiaries ? words.what.subsidiaries : '',
    listing.affiliates ? words.what.affiliates : '',
  ].filter(Boolean);
  return (
    <ol className="diff">
      <li className="add">
        <span className="sign" aria-hidden="true">
          +
        </span>
        <div>
          <p>
            {subject.kind === 'app' ? (
              <Link to="/app/$app" params={{ app: subject['app'] ?? '' }}>
                <b>
                  <Name>{listing.words}</Name>
                </b>
              </Link>
            ) : (
              <b>
                <Name>{listing.words}</Name>
              </b>
            )}{' '}
            {words.what.named(words.subjects[subject.kind], listing.policy)}
            {reach.length > 0 && ` ${reach.join(' ')}`}
          </p>
          <p className="why">
            <bdi>
              {listing.instrument}, {listing.authority}
            </bdi>
            .{' '}
            <a href={listing.source} rel="noreferrer">
              {words.what.source}
            </a>
          </p>
          {listing.app && (
            <p className="why">
              {words.what.newApp}{' '}
              <bdi>{listing.app.identifiers.map(({ identifier }) => identifier).join(', ')}</bdi>
            </p>
          )}
        </div>
      </li>
      <li className="keep">
        <span className="sign" aria-hidden="true">
          =
        </span>
        <p>{words.what.listingKeeps}</p>
      </li>
    </ol>
  );
}

function OfClearance({ content }: { readonly content: unknown }): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const one = content as {
    readonly app: string;
    readonly signer: string | null;
    readonly from: string;
    readonly to: string;
    readonly by: string;
    readonly why: string;
  };
  return (
    <ol className="diff">
      <li className="add">
        <span className="sign" aria-hidden="true">
          +
        </span>
        <div>
          <p>
            <Link to="/app/$app" params={{ app: one.app }}>
              <b>
                <Name>{one.app}</Name>
              </b>
            </Link>{' '}
            {words.what.cleared(day(one.from), day(lastDay(one.to)))}
          </p>
          <p className="why">
            <bdi>{`${one.by}: ${one.why}`}</bdi>
          </p>
          {one.signer !== null && (
            <p className="why">
              {words.what.signer} <code>{one.signer}</code>
            </p>
          )}
        </div>
      </li>
      <li className="keep">
        <span className="sign" aria-hidden="true">
          =
        </span>
        <p>{words.what.clearanceKeeps}</p>
      </li>
    </ol>
  );
}

function OfFinding({ content }: { readonly content: unknown }): ReactNode {
  const words = useWords(policiesWords);
  const { day } = useFormats();
  const one = content as {
    readonly app: string;
    readonly decision: 'prohibited' | 'undetermined' | 'permitted';
    readonly from: string;
    readonly to: string | null;
    readonly by: string;
    readonly why: string;
    readonly sources: readonly string[];
  };
  return (
    <ol className="diff">
      <li className="add">
        <span className="sign" aria-hidden="true">
          +
        </span>
        <div>
          <p>
            <Link to="/app/$app" params={{ app: one.app }}>
              <b>
                <Name>{one.app}</Name>
              </b>
            </Link>
            : <VerdictMark verdict={one.decision} />{' '}
            {words.period(day(one.from), one.to === null ? null : day(lastDay(one.to)))}
          </p>
          <p className="why">
            <bdi>{`${one.by}: ${one.why}`}</bdi>
          </p>
          <p className="why">
            {words.what.restsOn} <bdi>{one.sources.join('; ')}</bdi>
          </p>
        </div>
      </li>
      <li className="keep">
        <span className="sign" aria-hidden="true">
          =
        </span>
        <p>{words.what.findingKeeps}</p>
      </li>
    </ol>
  );
}

function OfEnd({ id }: { readonly id: string }): ReactNode {
  const words = useWords(policiesWords);
  const title = useChangeTitle();
  const { data, error } = useQuery(changeRead(id));
  if (error) return <ProblemView error={error} />;
  if (!data) return <Lines rows={1} />;
  return (
    <ol className="diff">
      <li>
        <span className="sign" aria-hidden="true">
          –
        </span>
        <div>
          <p>
            <Link to="/policies/$change" params={{ change: id }}>
              <Name>{title(data.change, data.content)}</Name>
            </Link>{' '}
            {words.what.ends}
          </p>
          <p className="why">{words.what.endsSays}</p>
        </div>
      </li>
    </ol>
  );
}
