import { longDay } from './amounts.ts';
import type { Facts, Phrases } from './phrases.ts';
import { enumerated } from './amounts.ts';
import { inSentence, territoryName } from './territories.ts';
import { DECISIONS, INTERESTS, SEATS, STANDINGS } from './words.ts';

const listed = ({ where, territories }: Facts): string =>
  territories === 0
    ? 'that is a listed territory'
    : `${where} ${territories > 1 ? 'are listed territories' : 'is a listed territory'}`;
const unread = ({ unread: is }: Facts): string =>
  is ? '; its text was not read yet, so it prohibits nothing by itself' : '';

function open({ doubt }: Facts): string {
  if (doubt === null) return 'where that company sits is not known';
  const what = doubt.of === 'publisher' ? 'that' : 'where that company sits';
  return doubt.is === 'unread'
    ? `no source was read for ${what}`
    : `${what} is ${STANDINGS[doubt.is]}`;
}

export const EN: Phrases = {
  territory: territoryName,
  inSentence,
  day: longDay,
  and: (words) => enumerated(words),
  or: (words) => enumerated(words, 'or'),
  instrument: ({ instrument, authority, government, from }) =>
    `${instrument}, ${authority}, ${government}${from === null ? '' : `, in force since ${from}`}`,
  end(end) {
    switch (end.kind) {
      case 'state':
        return `is the state of ${end.territory ?? 'a listed territory'} itself`;
      case 'named':
        return 'an instrument that this policy adopts names';
      case 'founder':
        return 'a founder controls';
      case 'significant':
        return 'owners under a listed territory have an interest in';
      case 'listed':
        return 'is under a listed territory';
      case 'seat':
        return `is ${end.certain ? '' : 'possibly '}${SEATS[end.seat]} ${inSentence(end.territory)}`;
    }
  },
  itself: (end) => `, which ${end}`,
  upwards({ maybe, owned, through, beside, top, end }) {
    const between = through.length > 0 ? ` through ${enumerated(through)}` : '';
    const owners = beside.length === 0 ? top : `${enumerated(beside)} together with ${top}`;
    return `, ${maybe ? 'possibly ' : ''}${owned ? 'owned' : 'controlled'}${between} by ${owners}, which ${end}`;
  },
  reasons: {
    'app-listed': (f) =>
      `${f.app} is named by an instrument that this policy adopts: ${f.instrument}${unread(f)}.`,
    'publisher-listed': (f) =>
      `${f.app} is published by ${f.chained} ("${f.words}"): ${f.instrument}.`,
    'publisher-possibly-listed': (f) =>
      `${f.app} is published by ${f.chained} ("${f.words}"): ${f.instrument}. That it means this app is not certain${unread(f)}.`,
    'publisher-under-territory': (f) => `${f.app} is published by ${f.chained}; ${listed(f)}.`,
    'publisher-possibly-under-territory': (f) =>
      `${f.app} is published by ${f.chained}; ${listed(f)}. Not all of this is certain: a statement is contested, only reported or unverified, or a share is a range.`,
    'significant-interest': (f) =>
      `${f.app} is published by ${f.who}; ${f.owners}, under a listed territory, ${f.manyOwners ? 'hold' : 'holds'} up to ${f.most} % of ${f.asset ?? 'it'}. That is no control; an authority decides.`,
    'founder-control': (f) =>
      `${f.app} is published by ${f.who}; its founder, ${f.owners}, controls ${f.asset ?? 'it'}. A person's origin prohibits nothing; an authority decides, on evidence about the company.`,
    'developed-there': (f) =>
      f.isBuilder
        ? `${f.app} is built by ${f.who}, which is under ${f.where}.`
        : `${f.app} is published by ${f.who}, which develops in ${f.where}.`,
    'signed-there': (f) => `${f.app} is signed with a certificate of ${f.chained}.`,
    'identifier-in-namespace': (f) =>
      `The identifier ${f.identifier} of ${f.app} begins with ${f.prefix}, the name space of ${f.chained}. That is evidence and no proof.`,
    'embeds-sdk': (f) => `${f.app} contains ${f.what} of ${f.chained}.`,
    'talks-to': (f) => `${f.app} talks to ${f.what} of ${f.chained}.`,
    'publisher-unknown': (f) => `Who publishes ${f.app} is not known.`,
    'publisher-unverified': (f) =>
      `${f.app} is ${f.isSure ? '' : 'said to be '}published by ${f.who}, but ${open(f)}.`,
    'analyst-finding': (f) => `${f.by} found on ${f.from}: ${f.why}.`,
    clearance: (f) => `${f.by} cleared it from ${f.from} until ${f.to}: ${f.why}.`,
    'publisher-elsewhere': (f) =>
      `${f.app} is published by ${f.who}, which is certainly under no listed territory.`,
    'not-named': (f) => `This policy is a list of names, and ${f.app} is not among them.`,
  },
  stated(one) {
    switch (one.kind) {
      case 'publication': {
        const how = { publisher: 'published', developer: 'developed', signer: 'signed' }[one.role];
        return `${one.app} is ${how} by ${one.entity}`;
      }
      case 'seat':
        return `${one.entity} is ${SEATS[one.seat]} ${inSentence(one.territory)}`;
      case 'interest':
        return interest(one);
    }
  },
  held: Object.fromEntries(
    Object.entries(INTERESTS).map(([kind, { held }]) => [kind, held]),
  ) as Phrases['held'],
  votes: (share) => `${share} of votes`,
  changes: {
    'end-of-interest': (owner, held, asset, becomes) =>
      `a confirmed end of ${owner}'s interest (${held}) in ${asset}: then ${DECISIONS[becomes].toLowerCase()}`,
    'end-of-listing': (instrument, becomes) =>
      `an end of ${instrument}: then ${DECISIONS[becomes].toLowerCase()}`,
    'verified-publisher': 'a source, read and confirmed, that says who publishes it',
    clearance: 'a clearance by an authority, with reasons and an end date',
    'all-reasons': (count) =>
      `an end of ${count === 2 ? 'both' : `all ${count}`} reasons that decide, from sources that are read and undisputed`,
    'no-clearance': 'A clearance would not: it never outweighs a listing by name.',
  },
  decisions: DECISIONS,
  decimal: '.',
  share(share) {
    switch (share.kind) {
      case 'exactly':
        return `${share.percent} %`;
      case 'up-to':
        return `up to ${share.percent} %`;
      case 'at-least':
        return `at least ${share.percent} %`;
      case 'between':
        return `${share.from}-${share.to} %`;
      case 'unknown':
        return 'share not known';
    }
  },
};

function interest({
  interest: kind,
  owner,
  asset,
  held,
}: Extract<Parameters<Phrases['stated']>[0], { kind: 'interest' }>): string {
  switch (kind) {
    case 'shareholding':
      return held === null
        ? `${owner} holds shares of ${asset}`
        : `${owner} holds ${held} of ${asset}`;
    case 'voting-rights':
      return held === null
        ? `${owner} has votes in ${asset}`
        : `${owner} has ${held} of the votes in ${asset}`;
    case 'parent':
      return `${owner} is the parent of ${asset}`;
    case 'golden-share':
      return `${owner} holds a golden share of ${asset}`;
    case 'board-majority':
      return `${owner} has the majority on the board of ${asset}`;
    case 'contractual':
      return `${owner} controls ${asset} by contracts`;
    case 'state-control':
      return `${owner} controls ${asset} as a state`;
    case 'consolidation':
      return `${owner} consolidates ${asset} in its accounts`;
    case 'founder-control':
      return `${owner}, the founder, controls ${asset}`;
    case 'board-seat':
      return `${owner} has a seat on the board of ${asset}`;
  }
}
