#!/usr/bin/env node
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import {
  type App,
  ConfigError,
  createApp,
  createLog,
  createMemoryStore,
  type Described,
  KnowledgeError,
  packageRoot,
  readConfig,
} from "../src/index.ts";
import { loadEnv } from "./env.ts";

/** The command line: `roadmate ask`, `show`, `next`, `check`, `db copy`. Each command loads only what it needs. */
const program = new Command("roadmate")
  .description("Answers about becoming a backend developer, and the tools to look after them.")
  .showHelpAfterError();

program
  .command("ask")
  .description("ask one question, or many as JSON Lines on standard input")
  .argument("[question...]", "your question, in your own words")
  .option("--json", "print the answer as one JSON object")
  .option("--jsonl", 'answer rows of {"text": "…"} from standard input, a JSON object each')
  .option("--explain", "show how the question was understood")
  .action(async (words: string[], options: { json?: true; jsonl?: true; explain?: true }) => {
    const { askOne, askRows } = await import("./cli/ask.ts");
    if (options.jsonl) return withApp((app) => askRows(app, process.stdin, print));
    const question = words.join(" ");
    if (question.trim() === "") return fail('Ask something: roadmate ask "do I need a degree"');
    return withApp(async (app) =>
      print(await askOne(app, question, options.explain ? "explanation" : options.json ? "json" : "text")),
    );
  });

program
  .command("show")
  .description("show an entry of the knowledge as people see it")
  .argument("[kind]", "topic, step, tip, term or certification")
  .argument("[id]", "its id")
  .option("--all", "every entry, a JSON row each")
  .option("--json", "as JSON")
  .action(async (kind: string | undefined, id: string | undefined, options: { all?: true; json?: true }) => {
    const { showAll, showOne } = await import("./cli/show.ts");
    if (options.all) return withApp((app) => showAll(app).forEach(print));
    if (kind === undefined || id === undefined)
      return fail("Say what to show: roadmate show topic degree-needed, or roadmate show --all --json");
    return withApp((app) => {
      const shown = showOne(app, kind, id, options.json ?? false);
      if (shown !== undefined) return print(shown);
      fail(`There is no ${kind} "${id}". roadmate show --all --json lists all there is.`);
    });
  });

program
  .command("next")
  .description("what to learn next, and why; nothing is remembered")
  .option("--done <steps>", "ids of the steps that are done, with commas between them")
  .option("--language <language>", "the first language, such as python")
  .option("--goal <goal>", "job-ready, cloud, data-engineering, ai-integration or leadership")
  .option("--hours <hours>", "hours a week there are to learn")
  .option("--json", "as JSON")
  .action(async ({ json, ...described }: Described & { json?: true }) => {
    const { next } = await import("./cli/next.ts");
    return withApp((app) => {
      const printed = next(app, described, json ?? false);
      return "text" in printed ? print(printed.text) : fail(printed.problem);
    });
  });

program
  .command("check")
  .description("find every problem of a knowledge folder")
  .argument("[dir]", "the folder", fileURLToPath(new URL("knowledge", packageRoot)))
  .option("--since <ref>", "also report ids that have vanished since this git ref")
  .action(async (dir: string, options: { since?: string }) => {
    const { check } = await import("./cli/check.ts");
    const { lines, sound } = await check(dir, options.since);
    lines.forEach(print);
    if (!sound) process.exitCode = 1;
  });

const db = program.command("db").description("look after the database");

db.command("copy")
  .description("copy a database into an empty one, such as the file into Postgres; stop Roadmate first")
  .requiredOption("--from <url>", "what to copy: file:PATH or postgres://…")
  .requiredOption("--to <url>", "an empty database, or a file that does not exist yet")
  .action(async ({ from, to }: { from: string; to: string }) => {
    const { copy } = await import("./cli/db.ts");
    (await copy(from, to)).forEach(print);
  });

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

async function withApp(use: (app: App) => Promise<void> | void): Promise<void> {
  const config = readConfig(process.env, fileURLToPath(packageRoot).replace(/\/$/, ""));
  // These commands are asked by nobody in particular: they leave the database alone.
  const app = await createApp(config, createLog(config.logLevel ?? "warn"), async () => createMemoryStore());
  try {
    await use(app);
  } finally {
    await app.close();
  }
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
try {
  loadEnv();
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof KnowledgeError)) throw error;
  fail(error.message);
}
