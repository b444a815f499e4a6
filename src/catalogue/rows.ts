import {
  type App,
  type AppName,
  type Entity,
  type EntityKind,
  type Identifier,
  type Namespace,
  type Platform,
} from '../core/catalogue.ts';
import {
  INTEREST_KINDS,
  type AppId,
  type Claim,
  type EntityId,
  type Interest,
  type InterestKind,
  type Publication,
  type Role,
  type Seat,
  type SeatKind,
  type Trait,
  type TraitKind,
} from '../core/statements.ts';
import { ADDRESS, BASES, SAYS, STANDINGS, type Cells, type Form } from './cell.ts';
import { quote } from './problem.ts';
import * as forms from './forms.ts';
import type { Row } from './table.ts';

/** What rows may refer to. */
export type Known = { readonly entities: ReadonlySet<string>; readonly apps: ReadonlySet<string> };

const KINDS: readonly EntityKind[] = ['state', 'company', 'fund', 'organisation', 'person'];
const SEATS: readonly SeatKind[] = ['incorporated', 'headquartered', 'operating', 'development'];
const INTERESTS = Object.keys(INTEREST_KINDS) as readonly InterestKind[];
export const PLATFORMS: readonly Platform[] = ['android', 'ios'];
const ROLES: readonly Role[] = ['publisher', 'developer', 'signer'];
const TRAITS: readonly TraitKind[] = ['embeds', 'talks-to'];
const SENSITIVE = ['', 'dating', 'faith', 'health'] as const;

export const ID: Form = {
  code: 'bad-id',
  fits: forms.isId,
  called: 'id',
  remedy: 'Use small letters, digits and single hyphens: beijing-douyin.',
};
export const PACKAGE: Form = {
  code: 'bad-package-name',
  fits: forms.isPackageName,
  called: 'package name',
  remedy: 'Copy it from the store link: letters, digits, underscores, at least one point.',
};
export const BUNDLE: Form = {
  code: 'bad-bundle-id',
  fits: forms.isBundleId,
  called: 'bundle ID',
  remedy: 'Copy it exactly: letters, digits, hyphens, points. A number belongs into track_id.',
};
const TRACK: Form = {
  code: 'bad-track-id',
  fits: forms.isTrackId,
  called: 'App Store number',
  remedy: 'Write the digits that follow /id in the store link.',
};
const WIKIDATA: Form = {
  code: 'bad-wikidata',
  fits: forms.isWikidataId,
  called: 'Wikidata id',
  remedy: 'Write Q and the number.',
};
const LANGUAGE: Form = {
  code: 'bad-language',
  fits: forms.isLanguage,
  called: 'language tag',
  remedy: 'Use BCP 47 (zh-Hans, ru, fa), or und.',
};
const PREFIX: Form = {
  code: 'bad-prefix',
  fits: forms.isPrefix,
  called: 'prefix',
  remedy: 'End it with a point: com.tencent.',
};

export const app = (cells: Cells, known: Known, column = 'app'): AppId =>
  cells.reference(column, known.apps, 'apps') as AppId;
export const entity = (cells: Cells, known: Known, column = 'entity'): EntityId =>
  cells.reference(column, known.entities, 'entities') as EntityId;

function claim(cells: Cells, row: Row): Claim {
  return {
    says: cells.word('says', SAYS, 'holds'),
    ...cells.period(),
    ...cells.source(),
    standing: cells.word('standing', STANDINGS, 'confirmed'),
    note: cells.text('note'),
    at: `${row.file}:${row.line}`,
  };
}

export function readEntity(cells: Cells): Entity {
  // Where the name was seen; what an entity is under rests on its seats and interests.
  cells.word('basis', BASES, 'unverified');
  cells.form('source', ADDRESS, 'optional');
  const lei = cells.text('lei');
  const fault = lei === '' ? null : forms.leiFault(lei);
  if (fault === 'form') {
    cells.fail('lei', 'bad-lei', `${quote(lei)} is no LEI.`, 'An LEI has 20 capitals and digits.');
  } else if (fault === 'check digits') {
    const message = `${lei} fails its check digits (ISO 7064).`;
    cells.fail('lei', 'bad-lei', message, 'Look it up again at search.gleif.org.');
  }
  return {
    id: cells.form('id', ID) as EntityId,
    name: cells.needed('name'),
    kind: cells.word('kind', KINDS),
    stateOf: cells.text('state_of') === '' ? null : cells.territory('state_of'),
    lei,
    wikidata: cells.form('wikidata', WIKIDATA, 'optional'),
    note: cells.text('note'),
  };
}

export function readSeat(cells: Cells, row: Row, known: Known, persons: ReadonlySet<string>): Seat {
  const seated = entity(cells, known);
  if (persons.has(seated)) {
    const remedy =
      'Write where somebody is from into the note of entities.csv; it decides nothing.';
    cells.fail('entity', 'person-with-seat', `${seated} is a person and has no seat.`, remedy);
  }
  return {
    entity: seated,
    kind: cells.word('kind', SEATS),
    territory: cells.territory('territory'),
    ...claim(cells, row),
  };
}

export function readInterest(cells: Cells, row: Row, known: Known): Interest {
  const owner = entity(cells, known, 'owner');
  const asset = entity(cells, known, 'asset');
  if (owner !== '' && owner === asset) {
    const remedy = 'Take the row out; shares that a company holds in itself are nobody’s.';
    cells.fail('asset', 'owns-itself', `${asset} is its own owner.`, remedy);
  }
  return {
    owner,
    asset,
    kind: cells.word('kind', INTERESTS),
    ...cells.shares(),
    ...claim(cells, row),
  };
}

export function readApp(cells: Cells): App {
  return {
    id: cells.form('id', ID) as AppId,
    name: cells.needed('name'),
    sensitive: cells.word('sensitive', SENSITIVE, ''),
    note: cells.text('note'),
  };
}

export function readIdentifier(cells: Cells, known: Known): Identifier {
  const platform = cells.word('platform', PLATFORMS);
  return {
    app: app(cells, known),
    platform,
    identifier: cells.form('identifier', platform === 'ios' ? BUNDLE : PACKAGE),
    trackId: cells.form('track_id', TRACK, 'optional'),
    borrowed: cells.yes('borrowed'),
    ...cells.period(),
    ...cells.source(),
    note: cells.text('note'),
  };
}

export function readPublication(cells: Cells, row: Row, known: Known): Publication {
  return {
    app: app(cells, known),
    entity: entity(cells, known),
    role: cells.word('role', ROLES),
    storeName: cells.text('store_name'),
    ...claim(cells, row),
  };
}

export function readName(cells: Cells, known: Known): AppName {
  return {
    app: app(cells, known),
    name: cells.needed('name'),
    language: cells.form('language', LANGUAGE, 'optional') || 'und',
    ...cells.source(),
  };
}

export function readTrait(cells: Cells, row: Row, known: Known): Trait {
  return {
    app: app(cells, known),
    kind: cells.word('kind', TRAITS),
    entity: entity(cells, known),
    what: cells.needed('what'),
    ...claim(cells, row),
  };
}

export function readNamespace(cells: Cells, known: Known): Namespace {
  return {
    prefix: cells.form('prefix', PREFIX),
    entity: entity(cells, known),
    ...cells.source(),
  };
}
