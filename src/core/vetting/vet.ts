import { weigh } from '../assess.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy.ts';
import { groundAt, situationOn, type Decisions, type Ground } from '../situation.ts';
import type { AppId } from '../statements.ts';
import { isStricter, judge, type Decision, type Reason, type Verdict } from '../verdict.ts';
import { answerOf } from './answer.ts';
import { openQuestions } from './open-questions.ts';
import type { Examined, OpenQuestion, Vetted } from './report.ts';
import { isLead, isOfWeakSigns, saidOf, type SaidOfApp } from './statements-of.ts';
import { keysOf } from './whose.ts';

/** What a file is judged under. */
export type Ruling = {
  readonly catalogue: Catalogue;
  readonly policy: Policy;
  readonly at: Day;
  readonly decisions: Decisions;
};

/**
 * From evidence to a verdict, by the core's rules over the catalogue and what the file adds to it. Weak signs prohibit nothing, whatever the policy; nothing
 * that speaks for a known app counts for a file that is not proven to be it; and what was not read clears nothing.
 */
export const vet = (examined: Examined, ruling: Ruling): Vetted => vetUnder(ruling)(examined);

/** The same for many files: law and ownership are worked out once, when the first file asks for them. */
export function vetUnder(ruling: Ruling): (examined: Examined) => Vetted {
  let worked: Ground | null = null;
  const ground = (): Ground => (worked ??= groundAt(ruling.catalogue, ruling.policy, ruling.at));
  return (examined) => vetted(examined, ruling, ground);
}

function vetted(examined: Examined, ruling: Ruling, ground: () => Ground): Vetted {
  const { verdict, setAside, leads } = judged(examined, ruling, ground);
  const open = [
    ...openQuestions(examined).filter(({ code }) => !isSettled(code, verdict)),
    ...oneSignOnly(verdict),
    ...leads.map(leadOnly),
  ];
  const { catalogue, policy, at } = ruling;
  const all = {
    ...examined,
    decision: decisionOf(verdict, open),
    verdict,
    setAside,
    open,
    catalogue: { version: catalogue.version, digest: catalogue.digest },
    policy: { id: policy.id, version: policy.version },
    at,
  };
  return { ...all, answer: answerOf(all) };
}

type Judged = {
  readonly verdict: Verdict | null;
  readonly setAside: readonly Reason[];
  readonly leads: readonly Reason[];
};
const NOTHING: Judged = { verdict: null, setAside: [], leads: [] };

function judged(examined: Examined, ruling: Ruling, ground: () => Ground): Judged {
  if (examined.outcome === 'not-readable') return NOTHING;
  const { whose } = examined;
  const isProven = whose.kind === 'known';
  const isListed = isProven || whose.kind === 'identifier-only' || whose.kind === 'other-signer';
  const subject = isListed ? whose.app : fileAppId(examined.sha256);
  const said = saidOf(ruling.catalogue, examined, subject, !isListed);
  const decisions = decisionsFor(examined, subject, isProven, ruling.decisions);
  if (!isListed && isSilent(said, ruling.catalogue, decisions)) return NOTHING;
  const catalogue = { ...ruling.catalogue, ...said };
  const found = weigh(situationOn(ground(), catalogue, decisions), subject);
  const { leads = [], reasons = [] } = Object.groupBy(found.because, (reason) =>
    isLead(reason) ? 'leads' : 'reasons',
  );
  const outweighed = found.outweighed.filter((reason) => !isLead(reason));
  const limited = reasons.map(limit);
  if (isProven) return { verdict: judge(limited, outweighed), setAside: [], leads };
  // For an app that nobody has listed, that its publisher is unknown is no news and no verdict.
  const counts = limited.filter(({ code }) => isListed || !SAY_NOTHING.has(code));
  const isAbout = (reason: Reason): boolean =>
    reason.leadsTo !== 'permitted' || isDecidedForThisFile(reason, examined);
  const { stands = [], setAside = [] } = Object.groupBy(counts, (reason) =>
    isAbout(reason) ? 'stands' : 'setAside',
  );
  return { verdict: stands.length === 0 ? null : judge(stands, outweighed), setAside, leads };
}

/** Nothing that any rule could speak of: most files of a batch, and ownership need not be worked out for them. */
const isSilent = (
  { publications, traits, identifiers }: SaidOfApp,
  { namespaces }: Catalogue,
  { findings }: Decisions,
): boolean =>
  publications.length + traits.length + findings.length === 0 &&
  !namespaces.some(({ prefix }) => identifiers.some((i) => i.identifier.startsWith(prefix)));

/** An app of its own for a file that no app of the catalogue is; no id of a catalogue has a point. */
const fileAppId = (sha256: string): AppId => `file.${sha256}` as AppId;

const SAY_NOTHING: ReadonlySet<Reason['code']> = new Set(['publisher-unknown', 'not-named']);

/** A name space and a sign that stands alone are evidence, never proof: a policy can't make them more. */
const limit = (reason: Reason): Reason =>
  reason.leadsTo === 'prohibited' && isOfWeakSigns(reason)
    ? { ...reason, leadsTo: 'undetermined' }
    : reason;

/**
 * Decisions about an app hold for its builds by a proven signer; those that name this file's signer or, as their source, this very file hold for it
 * whoever it says it is.
 */
function decisionsFor(
  examined: Examined,
  subject: AppId,
  isProven: boolean,
  { clearances, findings }: Decisions,
): Decisions {
  const keys = examined.told ? keysOf(examined.told) : [];
  return {
    clearances: clearances
      .filter(({ app, signer }) =>
        signer === null ? isProven && app === subject : app === subject && keys.includes(signer),
      )
      .map((clearance) => ({ ...clearance, signer: null })),
    findings: findings
      .filter(({ app, sources }) => app === subject || sources.includes(sourceOf(examined)))
      .map((finding) => ({ ...finding, app: subject })),
  };
}

/** How a file stands as the source of a finding. */
export const sourceOf = ({ sha256 }: Pick<Examined, 'sha256'>): string => `sha256:${sha256}`;

const isDecidedForThisFile = (reason: Reason, examined: Examined): boolean =>
  reason.code === 'clearance' ||
  (reason.code === 'analyst-finding' && reason.finding.sources.includes(sourceOf(examined)));

/** A clearance that is left names the signer whose key speaks for this file: whose it is has been decided. */
const isSettled = (code: OpenQuestion['code'], verdict: Verdict | null): boolean =>
  (code === 'signer-not-on-record' || code === 'signer-differs') &&
  (verdict?.because ?? []).some((reason) => reason.code === 'clearance');

/** Nothing but signs that stand alone: a second one would settle it. */
function oneSignOnly(verdict: Verdict | null): readonly OpenQuestion[] {
  const against = (verdict?.because ?? []).filter(({ leadsTo }) => leadsTo !== 'permitted');
  if (!against.every(isOfWeakSigns)) return [];
  return against.map((reason) => ({
    code: 'one-sign-only',
    wouldSettle: 'second-sign',
    holds: 'verdict',
    place: null,
    about: 'trait' in reason ? reason.trait.entity : reason.code,
  }));
}

/** Too little for a statement, and about a listed maker: it changes no verdict, and nobody may say that nothing was seen. */
const leadOnly = (reason: Reason): OpenQuestion => ({
  code: 'lead-only',
  wouldSettle: 'second-sign',
  holds: 'coverage',
  place: null,
  about: 'trait' in reason ? reason.trait.entity : reason.code,
});

function decisionOf(verdict: Verdict | null, open: readonly OpenQuestion[]): Decision | null {
  const decided = verdict?.decision ?? null;
  if (!open.some(({ holds }) => holds === 'verdict')) return decided;
  return decided !== null && isStricter(decided, 'undetermined') ? decided : 'undetermined';
}
