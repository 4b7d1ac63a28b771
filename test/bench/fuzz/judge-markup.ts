import { evil } from "./nasty.ts";

/** An element as the page's own templates write it: no attribute without quotes, nothing in one that could end it. */
const element = /<\/?([a-z][a-zA-Z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*) ?\/?>/g;
const known = new Set(
  `a b br button circle clipPath code defs details div em fieldset figure figcaption form g h1 h2 h3 h4 header hr input label legend li
  line linearGradient main ol optgroup option p path pre progress rect s section select small span stop strong summary svg text textarea
  title ul use`.split(/\s+/),
);

/** What a browser would obey that is not the page's own. */
export function judgeMarkup(markup: string): readonly string[] {
  const problems: string[] = [];
  const left = markup.replace(element, (_, name: string, attributes: string) => {
    if (!known.has(name)) problems.push(`page: an element ${name}`);
    for (const [whole, attribute = "", value = ""] of attributes.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g))
      if (isLive(attribute, value)) problems.push(`page: a live attribute ${whole.slice(0, 60)}`);
    return "";
  });
  const bare = /[<>]/.exec(left);
  if (bare !== null) problems.push(`page: not escaped: ${left.slice(bare.index, bare.index + 40)}`);
  const odd = /(?![\n\t])\p{Cc}|\p{Bidi_Control}|\p{Cs}/u.exec(left);
  if (odd !== null) problems.push(`page: a control character, U+${odd[0].charCodeAt(0).toString(16)}`);
  return problems;
}

const isLive = (attribute: string, value: string): boolean =>
  /^on|^style$/i.test(attribute) ||
  (/^(href|src|action|formaction)$/i.test(attribute) &&
    (value.includes(evil) || /^\W*(javascript|data):/i.test(value)));

/** The elements of a page, in order. */
export const elementsOf = (markup: string): string =>
  [...markup.matchAll(element)].map(([, name]) => name).join(" ");
