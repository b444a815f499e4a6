import type { Entity, Measure } from './catalogue.ts';
import type { Policy, SeatWeight } from './policy.ts';
import type { Claim, InterestKind, SeatKind, TraitKind } from './statements.ts';
import type { Decision, ReasonCode } from './verdict.ts';

/** For tests only: one case of `spec/vectors/`, as its README has it. What is left out has the README's default. */
export type VectorCase = {
  readonly name: string;
  readonly at: string;
  readonly policy?: CasePolicy;
  readonly entities?: readonly { id: string; kind?: Entity['kind']; stateOf?: string }[];
  readonly seats?: readonly CaseSeat[];
  readonly interests?: readonly CaseInterest[];
  readonly apps: readonly CaseApp[];
  readonly namespaces?: readonly { prefix: string; entity: string }[];
  readonly listings?: readonly CaseListing[];
  readonly clearances?: readonly { app: string; from: string; to: string; signer?: string }[];
  readonly findings?: readonly { app: string; decision: Decision; from: string; to?: string }[];
};

export type CaseClaim = {
  readonly from?: string;
  readonly to?: string;
  readonly says?: Claim['says'];
  readonly basis?: Claim['basis'];
  readonly standing?: Claim['standing'];
  readonly source?: string;
};
export type CaseSeat = CaseClaim & { entity: string; kind?: SeatKind; territory: string };
export type CaseInterest = CaseClaim & {
  readonly owner: string;
  readonly asset: string;
  readonly kind?: InterestKind;
  /** Per cent: one figure, or a range. */
  readonly share?: number | readonly number[];
};
export type CasePublication = CaseClaim & { entity: string; storeName?: string };
export type CaseTrait = CaseClaim & { kind: TraitKind; entity: string; what: string };
export type CaseApp = {
  readonly id: string;
  readonly name?: string;
  readonly publishers?: readonly CasePublication[];
  readonly developers?: readonly CasePublication[];
  readonly signers?: readonly CasePublication[];
  readonly identifiers?: readonly {
    platform: 'android' | 'ios';
    identifier: string;
    borrowed?: boolean;
  }[];
  readonly traits?: readonly CaseTrait[];
};
export type CaseListing = {
  readonly government: string;
  readonly instrument: string;
  readonly app?: string;
  readonly entity?: string;
  readonly category?: string;
  readonly measure?: Measure;
  readonly subsidiaries?: boolean;
  readonly affiliates?: boolean;
  readonly from?: string;
  readonly to?: string;
  readonly basis?: Claim['basis'];
};
export type CasePolicy = {
  readonly territories?: readonly string[];
  readonly threshold?: number;
  readonly comparison?: Policy['control']['comparison'];
  readonly aggregate?: Policy['control']['aggregate'];
  readonly significant?: number;
  readonly hongKong?: SeatWeight;
  readonly macao?: SeatWeight;
  readonly adopts?: Policy['adopts'];
  readonly reasons?: Partial<Record<ReasonCode, Decision>>;
};
