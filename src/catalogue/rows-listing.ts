import { MEASURES, type Listing, type ListingSubject } from '../core/catalogue.ts';
import type { Cells, Form } from './cell.ts';
import { isGovernment } from './countries.ts';
import { app, entity, ID, type Known } from './rows.ts';

const SUBJECTS = [
  'app',
  'entity',
  'territory',
  'category',
  'unbound-app',
  'unbound-entity',
] as const;

const GOVERNMENT: Form = {
  code: 'bad-government',
  fits: isGovernment,
  called: 'government',
  remedy: 'Use ISO 3166 codes (NL, US-TX), EU, NATO or UN.',
};

export function readListing(cells: Cells, known: Known): Listing {
  return {
    id: cells.form('listing_id', ID),
    government: cells.form('government', GOVERNMENT),
    authority: cells.needed('authority'),
    instrument: cells.needed('instrument'),
    subject: readSubject(cells, known),
    words: cells.needed('words'),
    measure: cells.word('measure', MEASURES),
    subsidiaries: cells.yes('subsidiaries'),
    affiliates: cells.yes('affiliates'),
    scope: cells.text('scope'),
    ...cells.period(),
    ...cells.source(),
  };
}

function readSubject(cells: Cells, known: Known): ListingSubject {
  const kind = cells.word('subject_kind', SUBJECTS);
  switch (kind) {
    case 'app':
      return { kind, app: app(cells, known, 'subject_id') };
    case 'entity':
      return { kind, entity: entity(cells, known, 'subject_id') };
    case 'territory':
      return { kind, territory: cells.territory('subject_id') };
    case 'category':
      return { kind, category: cells.text('subject_id') || cells.needed('words') };
    case 'unbound-app':
      return { kind: 'unbound', named: 'app' };
    case 'unbound-entity':
      return { kind: 'unbound', named: 'entity' };
  }
}
