import { html } from "hono/html";
import { clean, type Html, webAddress } from "../text.ts";
import { words } from "../words.ts";

/** Discord's Markdown, as far as messages of bots use it → markup. */
export function drawMarkdown(text: string): Html {
  return html`${blocksOf(clean(text)).map(drawBlock)}`;
}

/** Lines that are one thing. */
interface Part {
  readonly kind: "code" | "heading" | "small" | "bullet" | "number" | "text";
  readonly lines: string[];
}

/** The first form that fits, with what it takes off the line. */
const forms = [
  { kind: "heading", mark: /^#{1,3} / },
  { kind: "small", mark: /^-# / },
  { kind: "bullet", mark: /^[-*] / },
  { kind: "number", mark: /^\d+\. / },
] as const;

function blocksOf(text: string): Part[] {
  const parts: Part[] = [];
  for (const [at, piece] of text.split(/```\n?/).entries()) {
    if (at % 2 === 1) parts.push({ kind: "code", lines: [piece.trimEnd()] });
    else for (const line of piece.split("\n")) addLine(parts, line);
  }
  return parts;
}

/** Items of a list, and lines of a paragraph, join those before. */
function addLine(parts: Part[], line: string): void {
  const last = parts.at(-1);
  const form = forms.find(({ mark }) => mark.test(line));
  const kind = form?.kind ?? "text";
  const rest = form === undefined ? line : line.replace(form.mark, "");
  const joins = kind === "bullet" || kind === "number" || (kind === "text" && last?.lines.at(-1) !== "");
  if (last?.kind === kind && joins) last.lines.push(rest);
  else if (rest !== "" || last?.kind === "text") parts.push({ kind, lines: [rest] });
}

function drawBlock({ kind, lines }: Part): Html {
  switch (kind) {
    case "code":
      return html`<pre>${lines[0] ?? ""}</pre>`;
    case "heading":
      return html`<p class="heading">${drawInline(lines[0] ?? "")}</p>`;
    case "small":
      return html`<p class="small">${drawInline(lines[0] ?? "")}</p>`;
    case "bullet":
      return html`<ul>${lines.map((line) => html`<li>${drawInline(line)}</li>`)}</ul>`;
    case "number":
      return html`<ol>${lines.map((line) => html`<li>${drawInline(line)}</li>`)}</ol>`;
    case "text": {
      const said = lines.filter((line) => line !== "");
      return said.length === 0
        ? html``
        : html`<p>${said.map((line, at) => html`${at === 0 ? "" : html`<br>`}${drawInline(line)}`)}</p>`;
    }
  }
}

/** In turn: an escape, code, strong, emphasis, a link, an address, a person, a channel, a command. */
const inline =
  /\\(?<escaped>[\s\S])|(?<ticks>`+) ?(?<code>[\s\S]+?) ?\k<ticks>(?!`)|\*\*(?<strong>(?:\\[\s\S]|[^*])+)\*\*|\*(?<emphasis>(?:\\[\s\S]|[^*])+)\*|\[(?<label>(?:\\[\s\S]|[^\]\\])+)\]\((?<href>[^\s)]+)\)|<(?<bare>https?:[^>\s]+)>|<@!?(?<person>\d+)>|<#(?<channel>\d+)>|<\/(?<command>[a-z-]+):\d+>/g;

function drawInline(text: string): Html {
  const drawn: (Html | string)[] = [];
  let from = 0;
  for (const match of text.matchAll(inline)) {
    drawn.push(text.slice(from, match.index), drawMatch(match.groups ?? {}));
    from = match.index + match[0].length;
  }
  return html`${[...drawn, text.slice(from)]}`;
}

function drawMatch(found: Readonly<Record<string, string | undefined>>): Html {
  const { escaped, code, strong, emphasis, label, href = "", bare, person, channel, command } = found;
  if (escaped !== undefined) return html`${escaped}`;
  if (code !== undefined) return html`<code>${code}</code>`;
  if (strong !== undefined) return html`<strong>${drawInline(strong)}</strong>`;
  if (emphasis !== undefined) return html`<em>${drawInline(emphasis)}</em>`;
  if (label !== undefined) return drawLink(drawInline(label), href);
  if (bare !== undefined) return drawLink(html`${bare}`, bare);
  if (person !== undefined) return html`<span class="mention">${words.somebody}</span>`;
  if (channel !== undefined) return html`<span class="mention">${words.channel}</span>`;
  return html`<span class="mention">/${command ?? ""}</span>`;
}

function drawLink(label: Html, href: string): Html {
  const address = webAddress(href);
  return address === undefined ? label : html`<a href="${address}" rel="noopener noreferrer">${label}</a>`;
}
