import type { Embed } from "../message.ts";
import { invalid, required, scheme } from "./complaints.ts";
import { limits } from "./limits.ts";
import { check, type Path, type Problem } from "./problem.ts";

/** What the documented limits find wrong with the embeds of a message. */
export function embedsProblems(embeds: readonly Embed[]): readonly Problem[] {
  const sum = embeds.reduce((all, embed) => all + words(embed).join("").length, 0);
  const most = limits.embedText;
  const size = invalid("MAX_EMBED_SIZE_EXCEEDED", `Embed size exceeds maximum size of ${most}`);
  return [...check(["embeds"], [[sum > most, [], size]]), ...embeds.flatMap(embedProblems)];
}

/** Every text that counts towards the size. */
const words = ({
  title,
  description,
  fields,
  footer,
  author,
}: Embed): readonly (string | null | undefined)[] => [
  title,
  description,
  footer?.text,
  author?.name,
  ...(fields ?? []).flatMap(({ name, value }) => [name, value]),
];

function embedProblems(embed: Embed, at: number): readonly Problem[] {
  const { url, author, footer, image, thumbnail, video, fields } = embed;
  const seen = words(embed).some((text) => text?.trim()) || image || thumbnail || video;
  const web = scheme("http", "https");
  const rule = (where: Path, link: string | null | undefined, scheme: RegExp) =>
    [Boolean(link) && !scheme.test(link ?? ""), where, web] as const;
  return check(
    ["embeds", at],
    [
      [!seen, ["description"], required],
      ...(fields ?? []).flatMap(
        ({ name, value }, field) =>
          [
            [!name.trim(), ["fields", field, "name"], required],
            [!value.trim(), ["fields", field, "value"], required],
          ] as const,
      ),
      rule(["url"], url, link),
      rule(["author", "url"], author?.url, link),
      rule(["author", "icon_url"], author?.icon_url, picture),
      rule(["footer", "icon_url"], footer?.icon_url, picture),
      rule(["image", "url"], image?.url, picture),
      rule(["thumbnail", "url"], thumbnail?.url, picture),
    ],
  );
}

const link = /^https?:\/\//i;
const picture = /^(https?|attachment):\/\//i;
