import type { Answer } from '../../actions/explain.ts';
import type { Day } from '../../core/day.ts';
import type { Policy } from '../../core/policy.ts';
import { reasonSentence } from '../../sentences/reasons.ts';
import type { Speaker } from '../../sentences/speaker.ts';

/** An explanation as JSON, `spec/scan.md`: maps become plain objects. */
export function explainJson(answer: Answer, policy: Policy, at: Day, speaker: Speaker): string {
  const json = {
    grendel: 'explain/1',
    kind: answer.kind,
    policy: { id: policy.id, name: policy.name, version: policy.version },
    at,
    ...bodyOf(answer, speaker),
  };
  return `${JSON.stringify(json, null, 2)}\n`;
}

function bodyOf(answer: Answer, speaker: Speaker) {
  if (answer.kind === 'unclear') return { candidates: answer.candidates };
  const { entities, ...rest } = answer.explanation;
  const body = { ...rest, entities: Object.fromEntries(entities) };
  if (answer.kind === 'entity') return body;
  const { app, verdict } = answer.explanation;
  return { why: verdict.because.map((r) => reasonSentence(app.name, r, speaker)), ...body };
}
