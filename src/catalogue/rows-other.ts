import type { AppId, Basis, EntityId } from '../core/statements.ts';
import type { Cells, Form } from './cell.ts';
import { isDomain } from './forms.ts';
import { app as appOf, entity, type Known } from './rows.ts';

/** A domain of an app or of an entity; one of the two is empty. */
export type Domain = {
  readonly domain: string;
  readonly app: AppId | '';
  readonly entity: EntityId | '';
  readonly use: (typeof USES)[number];
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

export const DOMAIN: Form = {
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

export function readDomain(cells: Cells, known: Known): Domain {
  const [app, owner] = [cells.text('app'), cells.text('entity')];
  if ((app === '') === (owner === '')) {
    const remedy = 'Fill in exactly one of app and entity.';
    cells.fail('app', 'empty', 'names neither an app nor an entity, or both.', remedy);
  }
  return {
    use: cells.word('use', USES, ''),
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
