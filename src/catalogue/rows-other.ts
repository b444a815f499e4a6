import type { AppId, Basis, EntityId } from '../core/statements.ts';
import type { Cells, Form } from './cell.ts';
import { isDomain } from './forms.ts';
import { app as appOf, entity, ID, type Known } from './rows.ts';

/** A software kit that apps embed, by whom it is made, and how it is recognised. */
export type Sdk = {
  readonly id: string;
  readonly entity: EntityId;
  readonly domains: readonly string[];
  readonly basis: Basis;
  readonly source: string;
};

/** A domain of an app or of an entity; one of the two is empty. */
export type Domain = {
  readonly domain: string;
  readonly app: AppId | '';
  readonly entity: EntityId | '';
  readonly basis: Basis;
  readonly source: string;
};

/** Addresses that begin so are weak sources, and why. */
export type SourceQuality = {
  readonly prefix: string;
  readonly quality: (typeof QUALITIES)[number];
};

const QUALITIES = ['mirror', 'content-farm', 'self-published', 'copied', 'lead'] as const;
const USES = ['', 'web', 'api', 'cdn', 'telemetry', 'unknown'] as const;

const DOMAIN: Form = {
  code: 'bad-domain',
  fits: isDomain,
  called: 'domain',
  remedy:
    'Write the bare name in small letters, punycode where it needs it: xn--d1acpjx3f.xn--p1ai.',
};
const SOURCE_PREFIX: Form = {
  code: 'bad-address',
  fits: (text) => /^https?:\/\/[^\s"<>]+$/.test(text),
  called: 'beginning of an address',
  remedy: 'Write it with https:// and the host.',
};

export function readSdk(cells: Cells, known: Known): Sdk {
  const domains = cells.text('domains').split(';').filter(Boolean);
  for (const domain of domains) {
    if (isDomain(domain)) continue;
    cells.fail('domains', DOMAIN.code, `${domain} is no domain.`, DOMAIN.remedy);
  }
  return {
    id: cells.form('id', ID),
    entity: entity(cells, known),
    domains,
    ...cells.source(),
  };
}

export function readDomain(cells: Cells, known: Known): Domain {
  const [app, owner] = [cells.text('app'), cells.text('entity')];
  if ((app === '') === (owner === '')) {
    const remedy = 'Fill in exactly one of app and entity.';
    cells.fail('app', 'empty', 'names neither an app nor an entity, or both.', remedy);
  }
  cells.word('use', USES, '');
  return {
    domain: cells.form('domain', DOMAIN),
    app: app === '' ? '' : appOf(cells, known),
    entity: owner === '' ? '' : entity(cells, known),
    ...cells.source(),
  };
}

export function readSourceQuality(cells: Cells): SourceQuality {
  return {
    prefix: cells.form('prefix', SOURCE_PREFIX),
    quality: cells.word('quality', QUALITIES),
  };
}
