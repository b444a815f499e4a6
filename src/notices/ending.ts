import { mailHtml } from './as-html.ts';
import { bodyText } from './as-text.ts';
import { contactBlocks, type Block } from './body.ts';
import { formatsOf } from './formats.ts';
import type { MailText } from './mail.ts';
import type { Ending } from './notice.ts';
import { nameIn } from './plain.ts';
import { wordsOf } from './words.ts';

/** An exception ends soon. Its subject names nothing; the text names the app only where a mail may. */
export function endingMail({ language, organisation, contact, ends }: Ending): MailText {
  const all = wordsOf(language);
  const words = all.exceptionEnding;
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
  const blocks = [
    paragraph(words.opening(nameIn(organisation))),
    ...(ends === null
      ? []
      : [paragraph(words.ends({ ...ends, last: formatsOf(language).day(ends.last) }))]),
    ...(ends === null || ends.app === null
      ? [paragraph(words.noApp)]
      : [paragraph(words.app(nameIn(ends.app)))]),
    ...[words.afterwards, words.needed, words.notNeeded].map(paragraph),
    ...contactBlocks(contact, all),
  ];
  return {
    subject: words.subject,
    text: bodyText(words.subject, blocks),
    html: mailHtml(language, words.subject, blocks),
  };
}
