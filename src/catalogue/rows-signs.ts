import type { Kit, Knowledge, KnownSigner } from '../core/vetting/knowledge.ts';
import type { AppId } from '../core/statements.ts';
import type { Cells, Form } from './cell.ts';
import { isDomain } from './forms.ts';
import { quote } from './problem.ts';
import { DOMAIN } from './rows-other.ts';
import {
  app as appOf,
  BUNDLE,
  entity as entityOf,
  ID,
  PACKAGE,
  PLATFORMS,
  type Known,
} from './rows.ts';
import { SIGNS } from './tables.ts';

/** How parts of apps, their makers and signers are recognised; what `src/core/vetting` compares a file with. */

/** A single class is named by hand; a package needs a few to be more than a borrowed name. */
const LEAST_CLASSES = 3;
/** GUARD: a beginning of two letters is everybody's. */
const SHORTEST = 3;

const SIGN_FORMS: Readonly<Record<string, RegExp>> = {
  // Java packages and classes: a package of one part (`okhttp3`) is nobody's alone.
  prefix: /^[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)+$/,
  android_prefixes: /^[A-Za-z_][\w$]*(?:\.[A-Za-z_][\w$]*)+$/,
  ios_frameworks: /^[A-Za-z0-9][\w+.-]*$/,
  class_prefixes: /^[A-Za-z_]\w*$/,
  libraries: /^[\w*][\w.+*-]*\.(?:so|dylib)$/,
  assets: /^[\w*][^\s;\\]*$/,
  meta_data: /^[A-Za-z_*][\w.*-]*$/,
  permissions: /^[A-Za-z_][\w.*]*$/,
};

export const readSdk = (cells: Cells, known: Known): Kit => readKit('sdks', cells, known, true);

/** Packers, loaders and channels, whose maker need not be known. */
export const readKitOf =
  (table: 'packers' | 'loaders' | 'channels') =>
  (cells: Cells, known: Known): Kit =>
    readKit(table, cells, known, false);

function readKit(table: Kit['table'], cells: Cells, known: Known, needsEntity: boolean): Kit {
  const list = (column: string): readonly string[] => listOf(cells, column);
  if (SIGNS.every((column) => column === 'least_classes' || cells.text(column) === '')) {
    const remedy = 'Name a package, library, framework, key or domain, or take the row out.';
    cells.fail('id', 'no-signs', 'has nothing by which it could be found.', remedy);
  }
  return {
    table,
    id: cells.form('id', ID),
    name: cells.needed('name'),
    entity: needsEntity || cells.text('entity') !== '' ? entityOf(cells, known) : null,
    leastClasses: leastClasses(cells),
    packages: list('android_prefixes'),
    frameworks: list('ios_frameworks'),
    applePrefixes: list('class_prefixes'),
    libraries: list('libraries'),
    assets: list('assets'),
    metaData: list('meta_data'),
    permissions: list('permissions'),
    domains: list('domains'),
    ...cells.source(),
  };
}

function listOf(cells: Cells, column: string): readonly string[] {
  const items = cells.text(column).split(';').filter(Boolean);
  for (const item of items) {
    if (column === 'domains') {
      if (!isDomain(item)) {
        cells.fail(column, DOMAIN.code, `${quote(item)} is no domain.`, DOMAIN.remedy);
      }
    } else if (!SIGN_FORMS[column]?.test(item) || tellingLength(item) < SHORTEST) {
      const remedy = 'Copy it as the file has it; packages without a final point, * for any signs.';
      cells.fail(column, 'bad-sign', `${quote(item)} is no sign of this kind.`, remedy);
    }
  }
  return items;
}

/** What of a name tells it from others. */
const tellingLength = (item: string): number =>
  item.replaceAll('*', '').replace(/\.(?:so|dylib)$/, '').length;

function leastClasses(cells: Cells): number {
  const text = cells.text('least_classes');
  if (text === '') return LEAST_CLASSES;
  if (!/^[1-9]\d{0,4}$/.test(text)) {
    const remedy = 'Write a number of classes, or leave it empty (3).';
    cells.fail('least_classes', 'bad-sign', `${quote(text)} is no number of classes.`, remedy);
  }
  return Number(text);
}

const SHA256: Form = {
  code: 'bad-key',
  fits: (text) => /^[0-9a-f]{64}$/.test(text),
  called: 'SHA-256',
  remedy: 'Write the SHA-256 of the certificate (DER): 64 hex digits, small letters, no colons.',
};
const TEAM: Form = {
  code: 'bad-key',
  fits: (text) => /^[A-Z0-9]{10}$/.test(text),
  called: 'Apple team',
  remedy: 'Write the ten capitals and digits of the team ID.',
};

export type Anchor = Knowledge['anchors'][number];
export const readAnchor = (cells: Cells, known: Known): Anchor => ({
  id: cells.form('id', ID),
  name: cells.needed('name'),
  sha256: cells.form('sha256', SHA256),
  entity: cells.text('entity') === '' ? null : entityOf(cells, known),
  ...cells.source(),
});

/** Whose key it is: of an app, of a maker's account, or of anyone since its private half is public. */
export function readSigner(cells: Cells, known: Known): KnownSigner {
  const platform = cells.word('platform', PLATFORMS);
  const app = cells.text('app') === '' ? null : appOf(cells, known);
  const entity = cells.text('entity') === '' ? null : entityOf(cells, known);
  const anyone = cells.yes('anyone');
  if ([app !== null, entity !== null, anyone].filter(Boolean).length !== 1) {
    const remedy =
      'Fill in exactly one of app, entity and anyone; an app’s maker is its publisher.';
    cells.fail('app', 'empty', 'does not say whose key it is, or says it twice.', remedy);
  }
  const key = cells.form('key', platform === 'ios' ? TEAM : SHA256);
  const text = cells.form('identifier', platform === 'ios' ? BUNDLE : PACKAGE, 'optional');
  const identifier = text === '' ? null : text;
  return { platform, key, app, identifier, entity, anyone, ...cells.source() };
}

export type OwnCode = {
  readonly app: AppId;
  readonly prefix: string;
  readonly basis: KnownSigner['basis'];
  readonly source: string;
};
export function readCode(cells: Cells, known: Known): OwnCode {
  const [prefix = ''] = listOf(cells, 'prefix');
  return { app: appOf(cells, known), prefix, ...cells.source() };
}
