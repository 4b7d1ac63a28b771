import type { Knowledge } from "../knowledge/knowledge.ts";
import { type Block, type Button, paragraph, type Reply } from "../reply.ts";
import { commands } from "../understand/commands.ts";
import type { Item } from "../understand/intent.ts";
import type { Managing } from "./community.ts";
import { button, topicLinks } from "./show.ts";
import { wording } from "./wording.ts";

/** Where to go when there is nothing to answer: help, the themes, what comes close. */

/** To a message without words: what one could ask. */
export const wordlessReply = (): Reply => ({ blocks: [paragraph(wording.wordless), exampleList] });

/** To what was not read. */
export const refusedReply = (why: "too-long" | "too-many"): Reply => ({
  blocks: [paragraph(why === "too-long" ? wording.tooLong : wording.tooMany)],
  aside: true,
});

/** To a name nothing carries: the nearest names. */
export function unknownReply(near: readonly Item[], knowledge: Knowledge): Reply {
  const options = near.flatMap(({ kind, id }): Button[] => {
    const title = titleOf({ kind, id }, knowledge);
    return title === undefined ? [] : [button(title, { verb: kind, id })];
  });
  if (options.length === 0) return { blocks: [paragraph(wording.unknownName), themeButtons(knowledge)] };
  return {
    blocks: [paragraph(`${wording.unknownName} ${wording.unknownNear}`), { kind: "choice", options }],
  };
}

function titleOf({ kind, id }: Item, knowledge: Knowledge): string | undefined {
  switch (kind) {
    case "topic":
      return knowledge.topic(id)?.title;
    case "step":
      return knowledge.step(id)?.title;
    case "term":
      return knowledge.term(id)?.term;
    case "certification":
      return knowledge.certification(id)?.title;
  }
}

/** The themes, or the questions of one. */
export function browseReply(theme: string | undefined, knowledge: Knowledge): Reply {
  const found = knowledge.themes.find(({ id }) => id === theme);
  if (found === undefined) return { blocks: [paragraph(wording.browse), themeButtons(knowledge)] };
  const topics = knowledge.topics.filter((topic) => topic.theme === found.id).map(({ id }) => id);
  return {
    blocks: [
      { kind: "heading", text: found.title },
      paragraph(wording.browseTheme),
      { kind: "choice", options: topicLinks(topics, knowledge) },
    ],
  };
}

/** Every theme but small talk, which nobody looks up. */
export const themeButtons = ({ themes, topics }: Knowledge): Block => ({
  kind: "buttons",
  buttons: themes
    .filter(({ id }) => topics.some(({ theme, kind }) => theme === id && kind !== "smalltalk"))
    .map(({ id, title }) => button(title, { verb: "theme", id })),
});

/** What one can ask, and every command. */
export function helpReply({ mayManage, community, operator }: Managing): Reply {
  const manages = mayManage && community !== undefined;
  const shown = commands.filter(
    ({ managers, name }) => !managers || manages || (name === "misses" && operator === true),
  );
  const lines = shown.map(({ name, description, options }): readonly [string, string] => [
    `/${name}${options.map((option) => (option.required ? ` ${option.name}` : ` [${option.name}]`)).join("")}`,
    description,
  ]);
  return {
    blocks: [
      paragraph(wording.help),
      exampleList,
      paragraph(wording.helpCommands),
      {
        kind: "list",
        ordered: false,
        items: lines.map(([usage, description]) => [
          { kind: "code", text: usage },
          { kind: "text", text: ` ${description}` },
        ]),
      },
      paragraph(wording.helpHonest),
    ],
  };
}

const exampleList: Block = {
  kind: "list",
  ordered: false,
  items: wording.examples.map((example) => [{ kind: "emphasis", text: example }]),
};
