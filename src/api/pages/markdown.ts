import { html } from 'hono/html';

/** Markup of Hono's `html`, which escapes whatever is put into it. */
export type Markup = ReturnType<typeof html>;

/** The Markdown that our own pages use, and no more: see `docs/problems/` and `docs/get-an-export.md`. */
export function rendered(text: string): readonly Markup[] {
  return text
    .trim()
    .split(/\n{2,}/)
    .map(block);
}

const HEADING = /^(?:<a id="([a-z-]+)"><\/a>\n)?(#{1,3}) (.+)$/;
const ITEM = /^(?:\d+\.|-) /;

function block(text: string): Markup {
  const [, id = '', marks, title] = HEADING.exec(text) ?? [];
  if (title !== undefined) {
    if (marks === '#') return html`<h1>${inline(title)}</h1>`;
    return marks === '##'
      ? html`<h2 id="${id}">${inline(title)}</h2>`
      : html`<h3 id="${id}">${inline(title)}</h3>`;
  }
  const lines = text.split('\n');
  if (text.startsWith('```')) return html`<pre>${lines.slice(1, -1).join('\n')}</pre>`;
  if (lines.every((line) => line.startsWith('|'))) return table(lines);
  if (lines.every((line) => ITEM.test(line))) {
    const items = lines.map((line) => html`<li>${inline(line.replace(ITEM, ''))}</li>`);
    return /^\d/.test(text)
      ? html`<ol>
          ${items}
        </ol>`
      : html`<ul>
          ${items}
        </ul>`;
  }
  return html`<p>${inline(text)}</p>`;
}

function table([head = '', , ...rows]: readonly string[]): Markup {
  const cells = (row: string): readonly string[] =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  return html`<table>
    <thead>
      <tr>
        ${cells(head).map((cell) => html`<th scope="col">${inline(cell)}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${cells(row).map((cell) => html`<td>${inline(cell)}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

const PARTS = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((#[a-z-]+)\)/g;

/** Code, what is stressed, and links within the page. */
export function inline(text: string): readonly (Markup | string)[] {
  const out: (Markup | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(PARTS)) {
    const [all, code, strong, stressed, words = '', to] = match;
    out.push(text.slice(from, match.index));
    if (code !== undefined) out.push(html`<code>${code}</code>`);
    else if (strong !== undefined) out.push(html`<strong>${inline(strong)}</strong>`);
    else if (stressed !== undefined) out.push(html`<em>${stressed}</em>`);
    else out.push(html`<a href="${to}">${inline(words)}</a>`);
    from = match.index + all.length;
  }
  return [...out, text.slice(from)];
}
