import type { Territory } from '../statements.ts';
import type { Evidence } from './evidence.ts';
import type { Facts, Signer } from './facts.ts';
import type { KnownSigner } from './knowledge.ts';
import { namesIn } from './lookalikes.ts';
import type { Matchers } from './matchers.ts';
import type { Named } from './place.ts';
import { classesUnder } from './prefixes.ts';
import { sighted, type Sightings } from './sightings.ts';
import { signOf } from './sign.ts';

/** What tells whose app it is: identifier, signers and teams, names, another app's code, and leads. */
export function identitySigns(facts: Facts, matchers: Matchers): readonly Evidence[] {
  return [
    ...identifierSigns(facts, matchers),
    ...certificateSigns(facts, matchers),
    ...teamSigns(facts, matchers),
    ...nameSigns(facts, matchers),
    ...codeSigns(facts, matchers),
    ...anchorSigns(facts, matchers),
    ...leadSigns(facts),
  ];
}

const once = (place: Named['place']) => ({ count: 1, place });

function identifierSigns({ platform, identifier }: Facts, matchers: Matchers): readonly Evidence[] {
  const known = identifier && matchers.identifiers(platform, identifier.name);
  if (!identifier || !known) return [];
  return [
    signOf({
      signal: 'known-identifier',
      about: 'app',
      weight: known.exact ? 'strong' : 'supporting',
      kind: 'identifier',
      value: identifier.name,
      app: known.app,
      ...once(identifier.place),
    }),
  ];
}

/** A certificate speaks where its signature holds; an earlier one where the signature that proves the rotation holds. */
export const speaks = (signer: Signer, all: readonly Signer[]): boolean =>
  signer.verified === true ||
  (signer.role === 'lineage' &&
    signer.verified === null &&
    all.some(
      (other) => other.role === 'signer' && other.verified === true && other.scheme !== 'v1',
    ));

function certificateSigns({ platform, signers }: Facts, matchers: Matchers): readonly Evidence[] {
  const certificates = Map.groupBy(signers, ({ certificate }) => certificate.sha256);
  return [...certificates].flatMap(([sha256, same]) => {
    const rows = matchers.signers.get(`${platform} ${sha256}`) ?? [];
    const isHeld = same.some((signer) => speaks(signer, signers));
    const seen = same.reduce<Sightings | undefined>(
      (before, signer) => sighted(before, { name: sha256, place: signer.place }),
      undefined,
    );
    const place = seen?.first.place ?? { entry: '', offset: null };
    const weight = isHeld ? 'decisive' : 'hint';
    return [
      ...signerSigns(rows, {
        weight,
        kind: 'certificate',
        value: sha256,
        count: same.length,
        place,
      }),
      ...countrySigns(same, place),
      ...debugSigns(same, place),
    ];
  });
}

type Seen = Pick<Evidence, 'weight' | 'kind' | 'value' | 'count' | 'place'>;

/** One key for apps of several makers belongs to whoever builds for them, and tells none of them. */
function signerSigns(all: readonly KnownSigner[], seen: Seen): readonly Evidence[] {
  // One row an app: several identifiers of it are signed alike.
  const rows = [...new Map(all.map((row) => [`${row.app}\t${row.entity}`, row])).values()];
  const makers = new Set(
    rows.filter(({ anyone }) => !anyone).map(({ entity, app }) => entity ?? app),
  );
  const isShared = makers.size > 1;
  return rows.map((row) =>
    signOf({
      ...seen,
      signal: row.anyone ? 'anyone-can-sign' : isShared ? 'shared-signer' : 'known-signer',
      about: 'app',
      app: row.app,
      entity: isShared || row.anyone ? null : row.entity,
      basis: row.basis,
      source: row.source,
    }),
  );
}

/** Google's and Android's own certificates name Mountain View whoever made the app. */
const DEFAULT_SUBJECT = /O=(?:Google Inc\.|Android)|CN=Android(?: Debug)?(?:,|$)/;

function countrySigns(same: readonly Signer[], place: Named['place']): readonly Evidence[] {
  // A profile is signed by Apple, whoever made the app.
  const subject = same.find(({ scheme, certificate }) => scheme !== 'cms' && certificate.subject)
    ?.certificate.subject;
  const country = /(?:^|[,/+]\s*)C=([A-Za-z]{2})(?=$|[,/+\s])/.exec(subject ?? '')?.[1];
  if (!subject || !country || DEFAULT_SUBJECT.test(subject)) return [];
  return [
    signOf({
      signal: 'signer-country',
      about: 'app',
      weight: 'supporting',
      kind: 'certificate',
      value: subject,
      territory: country.toUpperCase() as Territory,
      ...once(place),
    }),
  ];
}

/** Every machine that builds has a debug key, with a password that stands in the manual: it is nobody's release. */
const debugSigns = (same: readonly Signer[], place: Named['place']): readonly Evidence[] =>
  same.some(({ certificate }) =>
    /(?:^|[,/+]\s*)CN=Android Debug(?=$|[,/+])/.test(certificate.subject ?? ''),
  )
    ? [
        signOf({
          signal: 'anyone-can-sign',
          about: 'app',
          weight: 'strong',
          kind: 'certificate',
          value: same[0]?.certificate.sha256 ?? '',
          ...once(place),
        }),
      ]
    : [];

/** Two places that agree, or a profile that Apple issued, are more than one line that whoever re-signs may write; where nobody signed, all are. */
function teamSigns({ platform, teams, signers }: Facts, matchers: Matchers): readonly Evidence[] {
  const isSigned = signers.some(({ scheme, verified }) => scheme === 'cms' && verified !== false);
  return [...Map.groupBy(teams, ({ name }) => name)].flatMap(([team, same]) => {
    const says = new Set(same.map((one) => one.says));
    const seen = same.reduce<Sightings | undefined>(
      (before, one) => sighted(before, one),
      undefined,
    );
    const place = seen?.first.place ?? { entry: '', offset: null };
    const isBacked = isSigned && (says.size > 1 || says.has('profile'));
    const weight = isBacked ? 'decisive' : 'strong';
    const rows = matchers.signers.get(`${platform} ${team}`) ?? [];
    return signerSigns(rows, { weight, kind: 'team', value: team, count: same.length, place });
  });
}

function nameSigns(facts: Facts, matchers: Matchers): readonly Evidence[] {
  const seen = new Map<string, Sightings>();
  for (const label of facts.labels) {
    const key = namesIn(label.name).find((name) => name !== '' && matchers.names.has(name));
    if (key !== undefined) seen.set(key, sighted(seen.get(key), label));
  }
  return [...seen].map(([key, { first, count }]) =>
    signOf({
      signal: 'known-name',
      about: 'app',
      weight: 'hint',
      kind: 'label',
      value: first.name,
      app: matchers.names.get(key)?.app ?? null,
      count,
      place: first.place,
    }),
  );
}

/** Under its own identifier an app's own code is no news. */
function codeSigns(facts: Facts, matchers: Matchers): readonly Evidence[] {
  const own = facts.identifier && matchers.identifiers(facts.platform, facts.identifier.name)?.app;
  const java = facts.classes.filter(({ kind }) => kind === 'java');
  const found = [...classesUnder(matchers.code, java)].flatMap(([prefix, { defined }]) =>
    (matchers.code.meanings.get(prefix) ?? []).flatMap((row) =>
      defined === null || row.app === own ? [] : [{ row, prefix, defined }],
    ),
  );
  // Of all packages of an app together: its code may lie under several, some of each.
  const classes = new Map<string, number>();
  for (const { row, defined } of found)
    classes.set(row.app, (classes.get(row.app) ?? 0) + defined.count);
  return found.map(({ row, prefix, defined }) =>
    signOf({
      signal: 'code-of-known-app',
      about: 'app',
      weight: (classes.get(row.app) ?? 0) < FORK_CLASSES ? 'supporting' : 'strong',
      kind: 'defined-class',
      value: prefix,
      app: row.app,
      entity: row.entity,
      count: defined.count,
      place: defined.first.place,
      basis: row.basis,
      source: row.source,
    }),
  );
}
/** Fewer are a borrowed widget. */
const FORK_CLASSES = 20;

/**
 * Whoever brings along the whole list of a browser, brings the authorities of many states; it says nothing. Same certificates twice are one.
 */
const WHOLE_LIST = 20;
function anchorSigns(facts: Facts, matchers: Matchers): readonly Evidence[] {
  const anchors = new Map(facts.trustAnchors.map((anchor) => [anchor.sha256, anchor]));
  return [...anchors.values()].flatMap((anchor) => {
    const row = matchers.anchors.get(anchor.sha256);
    if (!row) return [];
    return signOf({
      signal: 'trust-anchor',
      about: 'inside',
      weight: anchors.size > WHOLE_LIST ? 'hint' : 'strong',
      kind: 'certificate',
      value: anchor.sha256,
      row: { table: 'anchors', id: row.id, name: row.name },
      entity: row.entity,
      basis: row.basis,
      source: row.source,
      ...once(anchor.place),
    });
  });
}

const TERRITORY_OF = { icp: 'CN', 'public-security': 'CN', inn: 'RU', ogrn: 'RU' } as const;

/** Numbers are copied, and foreign firms have local branches: for a person to look up, nothing else. */
function leadSigns(facts: Facts): readonly Evidence[] {
  const numbers = facts.leads.map((lead) =>
    signOf({
      signal: 'register-number',
      about: 'app',
      weight: 'hint',
      kind: 'register-number',
      value: lead.name,
      territory: TERRITORY_OF[lead.kind] as Territory,
      ...once(lead.place),
    }),
  );
  const { defaultLanguage } = facts;
  if (defaultLanguage === null) return numbers;
  const { name, place } = defaultLanguage;
  const said = {
    signal: 'default-language',
    about: 'app',
    weight: 'hint',
    kind: 'language',
  } as const;
  return [...numbers, signOf({ ...said, value: name, ...once(place) })];
}
