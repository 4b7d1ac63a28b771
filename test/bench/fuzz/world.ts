import { readFolder } from "../../../src/knowledge/files.ts";
import type { World } from "./kind.ts";

/** Joins a mind with the files it was made of. */
export async function openWorld(
  mind: Pick<World, "knowledge" | "understanding">,
  knowledgeDir: string,
): Promise<World> {
  const { files } = await readFolder(knowledgeDir);
  const byPath = files.map(({ name, text }) => [name.replace(/^[^/]*\//, ""), text] as const);
  const asked = byPath.filter(([path]) => path.startsWith("questions/")).flatMap(([, text]) => asksIn(text));
  const { knowledge, understanding } = mind;
  return { knowledge, understanding, questions: asked, files: new Map(byPath) };
}

/** The phrasings are the deepest lists there are. */
const asksIn = (yaml: string): readonly string[] =>
  [...yaml.matchAll(/^ {6}- (?!\{)"?(.+?)"?$/gm)].map(([, text = ""]) => text);
