import { z } from 'zod';
import type { Catalogue, Listing } from '../core/catalogue.ts';
import type { ListingByHand, NewApp } from '../core/changes/change.ts';
import type { AppId, EntityId, Territory } from '../core/statements.ts';
import { COUNTRIES, isGovernment } from './countries.ts';
import { FileProblem, problemsOf, type Problem } from './file-problem.ts';
import * as forms from './forms.ts';
import { list, object, oneOf, says, text } from './json-forms.ts';

const id = z
  .string(says('is no text', 'write it in quotation marks'))
  .refine(forms.isId, says('is no id', 'use small letters, digits and single hyphens'));
const yesNo = z.boolean(says('is neither true nor false', 'write true or false'));
const may = z.string(says('is no text', 'write it in quotation marks'));

const identifier = object({
  platform: oneOf(['android', 'ios']),
  identifier: text,
  trackId: may
    .refine(
      (given) => given === '' || forms.isTrackId(given),
      says('is no App Store number', 'leave it empty or copy the digits'),
    )
    .default(''),
}).refine(
  ({ platform, identifier: given }) =>
    platform === 'android' ? forms.isPackageName(given) : forms.isBundleId(given),
  {
    path: ['identifier'],
    ...says('is no identifier of that platform', 'copy it from the store, exactly'),
  },
);

const newApp = object({
  id: id.transform((given) => given as AppId),
  name: text,
  sensitive: oneOf(['', 'dating', 'faith', 'health']).default(''),
  identifiers: list(identifier).min(
    1,
    says('is empty, so nothing could ever be found', 'give a package name or a bundle ID'),
  ),
});

const subject = z.discriminatedUnion(
  'kind',
  [
    object({ kind: z.literal('app'), app: id.transform((given) => given as AppId) }),
    object({ kind: z.literal('entity'), entity: id.transform((given) => given as EntityId) }),
    object({
      kind: z.literal('territory'),
      territory: may.refine(
        (code): code is Territory => COUNTRIES.has(code),
        says('is no territory', 'write two capital letters (ISO 3166-1), such as CN'),
      ),
    }),
  ],
  says('names no app, entity or territory', 'write { "kind": "app", "app": "…" }'),
);

/** The shape of a listing by hand, as `docs/changes.md` describes it. */
const ListingFile = object({
  id,
  policy: id,
  government: may.refine(
    isGovernment,
    says('is no code of a government', 'write it as in listings.csv: NL, US-TX, EU'),
  ),
  authority: text,
  instrument: text,
  measure: oneOf(['prohibit', 'remove']),
  subject,
  words: text,
  subsidiaries: yesNo.default(false),
  affiliates: yesNo.default(false),
  scope: may.default(''),
  source: may.refine(
    forms.isAddress,
    says('is no address', 'write where it was read, from https:// on'),
  ),
  app: z.nullable(newApp).default(null),
});

/** Reads a listing by hand. Throws `FileProblem` with all problems at once. */
export function parseListing(json: unknown, name: string): ListingByHand {
  const parsed = ListingFile.safeParse(json);
  if (!parsed.success)
    throw new FileProblem(name, problemsOf(parsed.error.issues, json, 'docs/changes.md'));
  const { policy, app, ...rest } = parsed.data;
  // Its dates are those of the change.
  const listing: Listing = { ...rest, basis: 'read', from: null, to: null };
  return { policy, listing, app: app satisfies NewApp | null };
}

/** What it names and the catalogue does not have, or has already. */
export function misplaced(
  { listing, app }: ListingByHand,
  catalogue: Catalogue,
): readonly Problem[] {
  const { subject: named, id: own } = listing;
  const isKnown = (one: AppId): boolean => catalogue.apps.some((each) => each.id === one);
  const problems: Problem[] = [];
  if (named.kind === 'app' && app === null && !isKnown(named.app))
    problems.push({
      member: 'subject.app',
      problem: 'is no app of the catalogue',
      remedy: 'mend its spelling, or describe it in app with its identifiers',
    });
  if (named.kind === 'entity' && !catalogue.entities.some((one) => one.id === named.entity))
    problems.push({
      member: 'subject.entity',
      problem: 'is no entity of the catalogue',
      remedy: 'mend its spelling, or propose a catalogue that has it',
    });
  if (catalogue.listings.some((one) => one.id === own))
    problems.push({
      member: 'id',
      problem: 'is a listing of the catalogue already',
      remedy: 'take another id',
    });
  if (app === null) return problems;
  if (named.kind !== 'app' || named.app !== app.id)
    problems.push({
      member: 'app.id',
      problem: 'is not the app that the listing names',
      remedy: 'name it in subject.app, or leave app out',
    });
  const remedy = 'name the app of the catalogue in subject.app, and leave app out';
  return [...problems, ...known(app, catalogue, { member: 'app', remedy })];
}

/** Reads an app that the catalogue does not have. Throws `FileProblem` with all problems at once. */
export function parseNewApp(json: unknown, name: string): NewApp {
  const parsed = newApp.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new FileProblem(name, problemsOf(parsed.error.issues, json, 'docs/changes.md'));
}

/** What of a new app is not new. */
export function known(
  app: NewApp,
  catalogue: Catalogue,
  { member, remedy }: { readonly member: string; readonly remedy: string },
): readonly Problem[] {
  const there = (one: NewApp['identifiers'][number]): boolean =>
    catalogue.identifiers.some(
      ({ platform, identifier: other }) =>
        platform === one.platform && other.toLowerCase() === one.identifier.toLowerCase(),
    );
  return [
    ...(catalogue.apps.some(({ id: other }) => other === app.id)
      ? [{ member: `${member}.id`, problem: 'is an app of the catalogue already', remedy }]
      : []),
    ...app.identifiers.flatMap((one, at) =>
      there(one)
        ? [
            {
              member: `${member}.identifiers[${at}]`,
              problem: 'is in the catalogue already',
              remedy,
            },
          ]
        : [],
    ),
  ];
}
