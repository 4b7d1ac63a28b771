import { join } from "node:path";
import {
  ConfigError,
  checkKnowledge,
  formatProblem,
  inspectDatabase,
  isZone,
  readConfig,
} from "../../src/index.ts";
import { examineFolders, examineMachine, examinePort } from "./doctor-machine.ts";
import { type Asking, examineClock, examineDiscord, examineSlack } from "./doctor-platforms.ts";
import { readText, settingsIn } from "./dotenv.ts";
import { doubtful, type Finding, good, wrong } from "./finding.ts";

/** What looking a deployment over takes. */
export interface DoctorParts {
  /** The environment, with what stands in `.env`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The program's own folder. */
  readonly root: string;
  /** Where it is run, with the `.env`. */
  readonly dir: string;
  /** What a Slack token has to allow, and what it may. */
  readonly scopes: Asking["scopes"];
}

/** Looks at everything that has to be right, one after the other, also where something is wrong. */
export async function* examine({ env, root, dir, scopes }: DoctorParts): AsyncGenerator<Finding> {
  const read = (name: string): string | undefined => env[name]?.trim() || undefined;
  const knowledgeDir = read("KNOWLEDGE_DIR") ?? `${root}/knowledge`;
  const dataDir = read("DATA_DIR") ?? `${root}/data`;
  yield* examineMachine(dir);
  yield* configuration(env, root);
  yield* misspelt(root, dir);
  yield* knowledge(knowledgeDir);
  yield* examineFolders({ dataDir, knowledgeDir });
  yield* database(read("DATABASE_URL") ?? `file:${dataDir}/roadmate.db`);
  const asking: Asking = { read, scopes, skews: [] };
  yield* examineDiscord(asking);
  yield* examineSlack(asking);
  yield examineClock(asking.skews);
  yield await examinePort("PORT", read("PORT") ?? "3000", read("HOST") ?? "127.0.0.1");
  if (read("SLACK_SIGNING_SECRET") !== undefined && read("SLACK_APP_TOKEN") === undefined)
    yield await examinePort("SLACK_PORT", read("SLACK_PORT") ?? "3001", "0.0.0.0");
}

/** The last line: how many things are wrong. */
export function verdict(found: readonly Finding[]): { readonly line: string; readonly sound: boolean } {
  const count = (state: Finding["state"]): number => found.filter((one) => one.state === state).length;
  const [bad, unsure] = [count("wrong"), count("doubtful")];
  const looks = unsure === 0 ? "" : ` ${unsure === 1 ? "One wants" : `${unsure} want`} a look.`;
  if (bad === 0) return { line: `Roadmate can run.${looks}`, sound: true };
  return { line: `${bad === 1 ? "One thing is" : `${bad} things are`} wrong.${looks}`, sound: false };
}

function* configuration(env: DoctorParts["env"], root: string): Generator<Finding> {
  try {
    const { discord, slack } = readConfig(env, root);
    const connected = [discord && "Discord", slack && "Slack"].filter((name) => name !== undefined);
    yield good(
      `The settings go together: ${connected.join(" and ") || "no platform, the page and the terminal"}`,
    );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) yield wrong("A setting needs attention", problem);
  }
}

/** Names in `.env` that nothing reads. Others may keep theirs there too: only what begins like a setting is meant to be one. */
async function* misspelt(root: string, dir: string): AsyncGenerator<Finding> {
  const namesIn = async (path: string) => Object.keys(settingsIn((await readText(path)) ?? ""));
  const known = await namesIn(join(root, ".env.example"));
  for (const name of await namesIn(join(dir, ".env"))) {
    const like = known.filter((one) => one.slice(0, 4) === name.toUpperCase().slice(0, 4));
    if (like.length > 0 && !known.includes(name))
      yield doubtful(`${name} in .env is no setting`, `Did you mean ${like.join(", ")}?`);
  }
}

async function* knowledge(dir: string): AsyncGenerator<Finding> {
  try {
    const problems = await checkKnowledge(dir);
    const [first] = problems;
    if (first === undefined) return yield good(`The knowledge in ${dir} is sound`);
    const more = problems.length === 1 ? "" : ` (and ${problems.length - 1} more: roadmate check)`;
    yield wrong(`The knowledge in ${dir} does not hold together`, formatProblem(first) + more);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    yield wrong(`The knowledge in ${dir} cannot be read`, `${error.message}: correct KNOWLEDGE_DIR`);
  }
}

async function* database(url: string): AsyncGenerator<Finding> {
  const kind = url.startsWith("postgres") ? "Postgres" : "file";
  try {
    const started = performance.now();
    const { zones } = await inspectDatabase(url);
    yield good(`The database (${kind}) opens and answers, in ${Math.round(performance.now() - started)} ms`);
    const unknown = zones.filter((zone) => !isZone(zone));
    yield unknown.length === 0
      ? good(
          `Time zone data ${process.versions.tz ?? "of this system"} knows every zone tips are sent by (${zones.length})`,
        )
      : doubtful(
          `Time zone data ${process.versions.tz ?? "of this system"} does not know ${unknown.join(", ")}: no tips are sent there`,
          "Update Node, or tzdata where Node uses the system's",
        );
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    yield wrong("The database does not open", error.problems.join(" "));
  }
}
