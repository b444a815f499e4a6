import type { ReactNode } from 'react';
import { useFormats, useWords } from '../../words/context.tsx';
import { vettingWords } from '../../words/vetting/index.ts';
import { PlaceIn } from './place.tsx';
import type { Evidence, Report } from './queries.ts';
import { Safe } from './safe.tsx';

type Props = {
  readonly evidence: readonly Evidence[];
  readonly names: Report['names'];
  readonly none: string;
};
const WEIGHTS = ['decisive', 'strong', 'supporting', 'hint'] as const;

/** Signs by their weight, the strongest first, each with where it stands and what it rests on. */
export function EvidenceList({ evidence, names, none }: Props): ReactNode {
  const words = useWords(vettingWords);
  if (evidence.length === 0) return <p>{none}</p>;
  return WEIGHTS.map((weight) => {
    const some = evidence.filter((one) => one.weight === weight);
    if (some.length === 0) return null;
    return (
      <div key={weight} className={`weight weight--${weight}`}>
        <h3>
          {words.weights[weight]} <span className="means">{words.weightsMean[weight]}</span>
        </h3>
        <ul className="signs">
          {some.map((one) => (
            <li key={`${one.signal} ${one.kind} ${one.value} ${one.row?.id}`}>
              <Sign evidence={one} names={names} />
            </li>
          ))}
        </ul>
      </div>
    );
  });
}

function Sign({
  evidence,
  names,
}: {
  readonly evidence: Evidence;
  readonly names: Report['names'];
}): ReactNode {
  const words = useWords(vettingWords);
  const { number } = useFormats();
  const { signal, kind, value, row, entity, app, count, place, source, basis } = evidence;
  const whose =
    row?.name ??
    (app === null ? null : (names.apps[app] ?? app)) ??
    (entity === null ? null : (names.entities[entity] ?? entity));
  const short = /^[0-9a-f]{64}$/.test(value) ? `${value.slice(0, 16)}…` : value;
  const owner = entity !== null && row !== null ? (names.entities[entity] ?? entity) : null;
  return (
    <>
      <p>
        {words.signals[signal]}{' '}
        {whose !== null && (
          <b>
            <Safe>{whose}</Safe>
          </b>
        )}
        {owner !== null && (
          <span className="quiet">
            {' '}
            {words.of} <Safe>{owner}</Safe>
          </span>
        )}
      </p>
      <p className="small quiet">
        {words.kinds[kind]}
        {count > 1 && ` (${number(count)})`}: <Safe isCode>{short}</Safe> ·{' '}
        <PlaceIn place={place} />
        {source !== '' && (
          <>
            {' · '}
            {basis === 'unverified' ? words.unverified : words.source}{' '}
            {/^https:\/\/\S+$/.test(source) ? (
              <a href={source} rel="noreferrer noopener" target="_blank">
                {new URL(source).hostname}
              </a>
            ) : (
              <Safe>{source}</Safe>
            )}
          </>
        )}
      </p>
    </>
  );
}
