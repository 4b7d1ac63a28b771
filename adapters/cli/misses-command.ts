import type { Command } from "commander";
import type { App } from "../../src/index.ts";
import type { Accepted } from "./accept.ts";

/** What a command is given by its program. */
interface Around {
  readonly withStore: (use: (app: App) => Promise<void>) => Promise<void>;
  readonly print: (line: string) => void;
  readonly fail: (message: string) => void;
}

/** Adds `misses`, `misses accept` and `misses dismiss`. */
export function addMisses(program: Command, { withStore, print, fail }: Around): void {
  const misses = program.command("misses").description("the questions that got no good answer");

  misses
    .command("list", { isDefault: true })
    .description("missed questions in groups, those asked most first; nobody knows who asked")
    .option("--min <times>", "those asked so often, or more", "2")
    .option("--place <id>", "from one community, such as discord:81384788765712384, or one of its places")
    .option("--json", "a JSON row each")
    .action(async ({ min, place, json }: { min: string; place?: string; json?: true }) => {
      if (!/^[1-9]\d{0,5}$/.test(min))
        return fail(`--min: "${min}" is no number of times; give one such as 2`);
      const { listMisses } = await import("./misses.ts");
      const asked = { least: Number(min), json: json ?? false, ...(place === undefined ? {} : { place }) };
      return withStore(async ({ curator }) => (await listMisses(curator, asked)).forEach(print));
    });

  misses
    .command("accept")
    .description("show what a group of missed questions would change in the knowledge, and change it")
    .argument("<group>", "its id, as roadmate misses lists it")
    .option("--topic <id>", "as ways to ask for this topic")
    .option("--draft <id>", "as a new topic of this id")
    .option("--outside", "as out of scope")
    .option("--title <text>", "of the new topic")
    .option("--point <text>", "its answer, in one or two sentences")
    .option("--theme <id>", "where it belongs, such as career")
    .option(
      "--sources <ids>",
      "where the answer comes from, with commas between them; none: your own guidance",
    )
    .option("--yes", "change it without asking")
    .action(async (group: string, typed: Accepted) => {
      const { acceptTyped } = await import("./accept.ts");
      return withStore(async ({ curator }) => {
        const problem = await acceptTyped(curator, group, typed, print);
        if (problem !== undefined) fail(problem);
      });
    });

  misses
    .command("dismiss")
    .description("take a group of missed questions off the list, and more of the same")
    .argument("<group>", "its id, as roadmate misses lists it")
    .action(async (group: string) => {
      const { dismissMiss } = await import("./misses.ts");
      return withStore(async ({ curator }) => {
        const problem = await dismissMiss(curator, group);
        if (problem !== undefined) fail(problem);
      });
    });
}
