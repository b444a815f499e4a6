import { FIRST_KEY, FIRST_VALUE, ROOT, type JsonState } from './json-state.ts';
import type { Structure } from './json-structure.ts';
import type { ProblemCode } from './problems.ts';
import type { Sink } from './sink.ts';

/**
 * Documents and the lines they stand on: where one breaks, that decides how much is lost. One record per line: the rest of the
 * line, and no more. A document over many lines cannot be taken up again.
 */
export type Documents = {
  /** The rest of the line is to be passed over. */
  skippingLine: boolean;
  /** Nothing more can be read. */
  stopped: boolean;
  readonly begin: () => void;
  readonly end: () => void;
  /** The line ends at `at`, inside a document. */
  readonly lineEnds: (at: number) => void;
  /** A line may end inside the open document, and did so before: nothing depends on another line end. */
  readonly mayHaveLines: () => boolean;
  /** The document is broken at `at`; answers where to go on. */
  readonly fail: (code: ProblemCode, at: number, startsLine: boolean) => number;
};

export function createDocuments(state: JsonState, structure: Structure, sink: Sink): Documents {
  /** Line on which the open document began; and what is known of documents per line. */
  let documentLine = 0;
  let lastWasOneLine = false;
  let lined = false;
  let openerAlone = false;

  const documents: Documents = {
    skippingLine: false,
    stopped: false,
    begin() {
      lined ||= lastWasOneLine && state.line > documentLine;
      documentLine = state.line;
      openerAlone = false;
    },
    end() {
      lastWasOneLine = state.line === documentLine;
    },
    lineEnds(at) {
      if (state.line === documentLine)
        openerAlone = state.depth === 1 && state.expect <= FIRST_KEY && state.expect >= FIRST_VALUE;
      if (!lined || openerAlone) return;
      documents.fail('broken-json', at, true);
      documents.skippingLine = false;
    },
    mayHaveLines: () => state.line > documentLine && (!lined || openerAlone),
    fail(code, at, startsLine) {
      sink.problem(code, state.line);
      structure.abandon();
      state.expect = ROOT;
      lastWasOneLine = true;
      if (state.line === documentLine) documents.skippingLine = true;
      else if (!(startsLine && !openerAlone)) documents.stopped = true;
      return at;
    },
  };
  return documents;
}
