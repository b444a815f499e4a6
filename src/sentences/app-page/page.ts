import type { Assessment } from '../../core/assess.ts';
import type { Identifier, Listing } from '../../core/catalogue.ts';
import type { Day } from '../../core/day.ts';
import type { Explanation } from '../../core/explanation.ts';
import { isAdopted } from '../../core/listings.ts';
import type { Language } from '../../core/notices/rules.ts';
import type { Decision, ReasonCode } from '../../core/verdict.ts';
import { changesIn, type SaidChange } from '../changes.ts';
import { PHRASES } from '../languages.ts';
import { reasonIn } from '../reasons.ts';
import { speakerOf } from '../speaker.ts';
import { chainOfPage, type PageChain } from './chain.ts';
import { numbered, statedBy, type PageStatement } from './statements.ts';

/** All that a page about an app says of it, in one language. Numbers of statements are those of `statements`. */
export type AppPage = {
  readonly app: { readonly id: string; readonly name: string; readonly category: string | null };
  readonly policy: { readonly id: string; readonly name: string; readonly version: string };
  readonly at: Day;
  readonly language: Language;
  readonly decision: Decision;
  /** The verdict in one sentence: the most telling of the reasons that decide. */
  readonly sentence: string;
  readonly reasons: readonly PageReason[];
  /** Of reasons that a clearance outweighs. */
  readonly outweighed: readonly PageReason[];
  readonly statements: readonly PageStatement[];
  readonly chain: PageChain;
  readonly listings: readonly PageListing[];
  readonly identifiers: readonly Identifier[];
  readonly names: readonly { readonly name: string; readonly language: string }[];
  readonly changes: readonly (Omit<SaidChange, 'interest'> & {
    readonly statement: number | null;
  })[];
};
export type PageReason = {
  readonly code: ReasonCode;
  readonly leadsTo: Decision;
  readonly decides: boolean;
  readonly sentence: string;
  readonly statements: readonly number[];
  readonly listing: string | null;
};
export type PageListing = Listing & {
  readonly governmentName: string;
  readonly names: 'app' | 'publisher';
  /** The policy adopts it, so that it decides here. */
  readonly binds: boolean;
};

/** A company behind an app tells more than that a list names it. */
const TELLING: readonly ReasonCode[] = [
  'publisher-under-territory',
  'publisher-listed',
  'publisher-possibly-under-territory',
];

export function appPage(
  assessment: Assessment,
  explanation: Explanation,
  language: Language,
): AppPage {
  const phrases = PHRASES[language];
  const speaker = speakerOf(assessment);
  const { app, verdict, namedBy, identifiers, names } = explanation;
  const { statements, numberOf } = numbered(phrases, explanation, speaker);
  const shown = (reason: (typeof verdict.because)[number]): PageReason => ({
    code: reason.code,
    leadsTo: reason.leadsTo,
    decides: reason.leadsTo === verdict.decision && verdict.because.includes(reason),
    sentence: reasonIn(phrases, app.name, reason, speaker),
    statements: [...new Set(statedBy(reason).map(numberOf))],
    listing: 'listing' in reason ? reason.listing.id : null,
  });
  const deciding = verdict.because.filter(({ leadsTo }) => leadsTo === verdict.decision);
  const telling =
    TELLING.map((code) => deciding.find((reason) => reason.code === code)).find((one) => one) ??
    verdict.because[0];
  const { id, name, version } = assessment.policy;
  return {
    app: { id: app.id, name: app.name, category: app.sensitive === '' ? null : app.sensitive },
    policy: { id, name, version },
    at: assessment.at,
    language,
    decision: verdict.decision,
    sentence: `${phrases.decisions[verdict.decision]}: ${reasonIn(phrases, app.name, telling, speaker)}`,
    reasons: verdict.because.map(shown),
    outweighed: verdict.outweighed.map(shown),
    statements,
    chain: chainOfPage(phrases, explanation, statements, speaker),
    listings: namedBy
      .map(({ listing, names: what }) => ({
        ...listing,
        governmentName: phrases.territory(listing.government),
        names: what,
        binds: isAdopted(assessment.policy, listing),
      }))
      .toSorted((a, b) => ((a.from ?? '9999') < (b.from ?? '9999') ? -1 : 1)),
    identifiers,
    names: names.map((one) => ({ name: one.name, language: one.language })),
    changes: changesIn(phrases, explanation, speaker).map(({ interest, sentence, ...change }) => ({
      ...change,
      sentence: capital(sentence),
      statement: interest === null ? null : numberOf({ kind: 'interest', claim: interest }),
    })),
  };
}

const capital = (sentence: string): string =>
  sentence.slice(0, 1).toUpperCase() + sentence.slice(1);
