import {
  FILE_FINDING_CODES,
  type FileFindingCode,
  type Severity,
} from '../../core/vetting/file-finding-codes.ts';
import type { FileFinding } from '../../core/vetting/file-finding.ts';
import type { AppId, EntityId } from '../../core/statements.ts';
import type { OpenQuestion, Vetted } from '../../core/vetting/report.ts';
import { en } from '../../sentences/file-findings/en.ts';
import type { Speaker } from '../../sentences/speaker.ts';
import { count } from '../text/amounts.ts';
import { paragraph, type Style } from '../text/style.ts';
import { placeWords } from './layout.ts';
import { QUESTIONS, SETTLED } from './words.ts';

const MOST = 30;
const ORDER: readonly Severity[] = ['blocks-clearing', 'notable', 'info'];

/** What is odd about the file: what may hide something first. */
export function fileLines({ findings }: Vetted, style: Style): readonly string[] {
  if (findings.length === 0) return [];
  const sorted = findings.toSorted((a, b) => ORDER.indexOf(weight(a)) - ORDER.indexOf(weight(b)));
  const more = sorted.length - MOST;
  return [
    style.paint('strong', 'THE FILE ITSELF'),
    ...sorted.slice(0, MOST).flatMap((finding) => paragraph(style, findingWords(finding), '  ')),
    ...(more > 0 ? paragraph(style, `and ${count(more)} more (--json has all)`, '  ') : []),
    ...paragraph(style, 'docs/vetting-codes.md says what each means.', '  ', 'quiet'),
  ];
}

const weight = ({ code }: FileFinding): Severity => FILE_FINDING_CODES[code];

/** `The header before an entry says another name …, in AndroidManifest.xml at 0x40. The phone reads … [zip.local-differs, clears nothing]`. */
function findingWords(finding: FileFinding): string {
  const { code, place, phoneReads, toolsRead, facts } = finding;
  const where = place.entry === '' && place.offset === null ? '' : `, ${placeWords(place)}`;
  const reads = [
    phoneReads === null ? '' : ` The phone reads: ${phoneReads}.`,
    toolsRead === null ? '' : ` Tools read: ${toolsRead}.`,
  ].join('');
  const said = Object.entries(facts).filter(([, value]) => value !== '');
  const more =
    said.length === 0 ? '' : ` (${said.map(([key, value]) => `${key}: ${value}`).join(', ')})`;
  const blocks = weight(finding) === 'blocks-clearing' ? ', clears nothing' : '';
  return `${en[code]}${where}${more}.${reads} [${code}${blocks}]`;
}

/** What is open, and what would settle it: the same remedy once. */
export function openLines({ open }: Vetted, speaker: Speaker, style: Style): readonly string[] {
  if (open.length === 0) return [];
  const remedies = Map.groupBy(open, ({ wouldSettle }) => wouldSettle);
  return [
    style.paint('strong', 'OPEN'),
    ...[...remedies].flatMap(([settles, questions]) => [
      ...[...new Set(questions.map((question) => questionWords(question, speaker)))].flatMap(
        (text) => paragraph(style, text, '  '),
      ),
      ...paragraph(style, `would be settled by ${SETTLED[settles]}`, '    ', 'quiet'),
    ]),
  ];
}

/** Questions about apps and makers carry ids; all others a word of ours or of the file. */
export function questionWords({ code, about }: OpenQuestion, speaker: Speaker): string {
  if (code === 'one-sign-only' || code === 'lead-only')
    return QUESTIONS[code](speaker.entity(about as EntityId));
  if (code === 'file-finding') {
    return QUESTIONS[code](en[about as FileFindingCode]);
  }
  return QUESTIONS[code](speaker.app(about as AppId));
}
