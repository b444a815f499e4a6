import { html } from 'hono/html';

/** Markup of Hono's `html`, which escapes whatever is put into it. */
export type Markup = ReturnType<typeof html>;

/** The little Markdown that our own problem pages use: headings, paragraphs, `code` and *emphasis*. */
export function rendered(text: string): readonly Markup[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map(block);
}

function block(text: string): Markup {
  const [, marks, title] = /^(#{1,2}) (.+)$/.exec(text) ?? [];
  if (title === undefined) return html`<p>${inline(text)}</p>`;
  return marks === '#' ? html`<h1>${inline(title)}</h1>` : html`<h2>${inline(title)}</h2>`;
}

/** Every odd part is code, and of the rest every odd part is emphasis. */
export function inline(text: string): readonly (Markup | string)[] {
  return text
    .split('`')
    .flatMap((part, i): readonly (Markup | string)[] =>
      i % 2 === 1
        ? [html`<code>${part}</code>`]
        : part.split('*').map((words, j) => (j % 2 === 1 ? html`<em>${words}</em>` : words)),
    );
}
