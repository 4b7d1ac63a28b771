#!/usr/bin/env node
import { once } from "node:events";
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
  type Parts,
  packageRoot,
  readConfig,
  readPrefix,
} from "../src/index.ts";
import { addMisses } from "./cli/misses-command.ts";
import { loadEnv } from "./env.ts";

/** The command line. Each command loads only what it needs. */
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

const tips = program.command("tips").description("look into the daily tips");

tips
  .command("simulate")
  .description("which tips subscriptions would get, and when; nothing is sent")
  .requiredOption(
    "--subscriptions <file>",
    'rows of {"id","zone","time":"09:00","weekdays":[1,…,7 = Sunday]}, a JSON object each; "levels", "themes" and "topics" narrow the tips',
  )
  .requiredOption(
    "--from <date>",
    "the first date, such as 2027-01-01; every row counts dates in its own zone",
  )
  .option("--days <number>", "how many dates, the first included", "365")
  .addHelpText(
    "after",
    `
Prints rows of {"id","at" (UTC),"localDate","tip"}, in order of "at", then of "id". A subscription has one row for each
date on its weekdays. A time that the clocks leap over moves to the next minute they show; one that they show twice is
the first of the two; a date that a zone left out has no row.`,
  )
  .action(async (options: { subscriptions: string; from: string; days: string }) => {
    const { simulate } = await import("./cli/tips.ts");
    return withApp(async (app) => {
      const simulated = await simulate(app, options);
      if (simulated.kind === "refused") return fail(simulated.problems.join("\n"));
      // Waits for whoever reads, so that a long simulation is never held in memory.
      for (const piece of simulated.value) {
        if (!process.stdout.write(piece)) await once(process.stdout, "drain");
      }
    });
  });

program
  .command("manifest")
  .description("the manifest to make the Slack app from; SLACK_COMMAND_PREFIX stands before every command")
  .option("--url <url>", "where Slack reaches Roadmate, such as https://roadmate.example; else Socket Mode")
  .action(async ({ url }: { url?: string }) => {
    if (url !== undefined && !/^https?:\/\/[^/\s]/.test(url))
      return fail(`${url} is no address: begin it with https://`);
    const { manifestYaml } = await import("./slack/manifest.ts");
    print(manifestYaml({ prefix: readPrefix(process.env), url: url?.replace(/\/+$/, "") }).trimEnd());
  });

program
  .command("commands")
  .description("the commands as Discord is told of them, as JSON")
  .action(async () => {
    const { commandJson } = await import("./discord/register.ts");
    print(JSON.stringify(commandJson(), null, 2));
  });

addMisses(program, { withStore, print, fail });

const db = program.command("db").description("look after the database");

db.command("copy")
  .description("copy a database into an empty one, such as the file into Postgres; stop Roadmate first")
  .requiredOption("--from <url>", "what to copy: file:PATH or postgres://…")
  .requiredOption("--to <url>", "an empty database, or a file that does not exist yet")
  .action(async ({ from, to }: { from: string; to: string }) => {
    const { copy } = await import("./cli/db.ts");
    (await copy(from, to)).forEach(print);
  });

program
  .command("setup")
  .description("ask for what Roadmate needs, check it, and write .env")
  .action(async () => {
    const { runSetup } = await import("./operate.ts");
    const problem = await runSetup(process.env);
    if (problem !== undefined) fail(problem);
  });

program
  .command("doctor")
  .description("look everything over that has to be right, and say what to do")
  .action(async () => {
    const { runDoctor } = await import("./operate.ts");
    if (!(await runDoctor(process.env, print))) process.exitCode = 1;
  });

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** For what is asked by nobody in particular: it leaves the database alone. */
const withApp = (use: (app: App) => Promise<void> | void): Promise<void> =>
  withParts({ open: async () => createMemoryStore() }, use);

/** For what looks into the database. */
function withStore(use: (app: App) => Promise<void> | void): Promise<void> {
  return withParts({}, use);
}

async function withParts(parts: Parts, use: (app: App) => Promise<void> | void): Promise<void> {
  const config = readConfig(process.env, fileURLToPath(packageRoot).replace(/\/$/, ""));
  const app = await createApp(config, createLog(config.logLevel ?? "warn"), parts);
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
