import { ConfigError, inspectDatabase, readConfig } from "../../src/index.ts";
import type { Changes } from "./dotenv.ts";
import type { Stage } from "./setup.ts";
import { askSecret, type Tried } from "./setup-secret.ts";
import { words } from "./words.ts";

/** Asks where to remember, until something answers there. */
export async function setUpStore(stage: Stage): Promise<Changes> {
  const { prompts, set } = stage;
  const isPostgres = set("DATABASE_URL")?.startsWith("postgres") ?? false;
  const kind = await prompts.pick(words.store, words.stores, isPostgres ? "postgres" : "file");
  if (kind === "file") return isPostgres ? { DATABASE_URL: undefined } : {};
  // A file that is set is no address to keep.
  const known = isPostgres ? stage : { ...stage, set: () => undefined };
  const { changes } = await askSecret(known, {
    name: "DATABASE_URL",
    message: words.postgres,
    problem: (typed) =>
      /^postgres(ql)?:\/\/\S+$/.test(typed) && URL.canParse(typed) ? undefined : words.noPostgres,
    whom: "Postgres",
    tried,
  });
  return changes;
}

async function tried(url: string): Promise<Tried<undefined>> {
  try {
    await inspectDatabase(url);
    return { kind: "found", what: undefined };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { kind: "silent", says: error.problems.join(" ") };
  }
}

/** Who may change what Roadmate knows. */
export async function setUpOperators(
  { prompts, set }: Stage,
  { discord, team }: { readonly discord?: string | undefined; readonly team?: string | undefined },
): Promise<Changes> {
  const own = discord === undefined ? undefined : `discord:${discord}`;
  const old = set("OPERATORS");
  const value = old ?? own;
  prompts.note(words.operators, words.operatorLines(own, team));
  const typed = await prompts.text({
    message: words.operatorIds,
    example: `slack:${team ?? "T0123456"}/U0123456`,
    ...(value === undefined ? {} : { value }),
    problem: operatorProblem,
  });
  const operators = listOf(typed).join(",");
  return operators === (old ?? "") ? {} : { OPERATORS: operators };
}

const listOf = (typed: string): string[] => typed.split(/[\s,]+/).filter(Boolean);

function operatorProblem(typed: string): string | undefined {
  try {
    readConfig({ OPERATORS: listOf(typed).join(",") }, ".");
    return undefined;
  } catch {
    return words.noOperators;
  }
}

/** The page, and who looks after the knowledge there. Without a platform the page is there anyway. */
export async function setUpPage({ prompts, set, newSecret }: Stage, platforms: boolean): Promise<Changes> {
  const on = set("WEB") === "on";
  const page = platforms ? await prompts.confirm(words.page, on) : set("WEB") !== "off";
  const web: Changes = !platforms || page === on ? {} : { WEB: page ? "on" : undefined };
  if (!page || set("ADMIN_TOKEN") !== undefined || !(await prompts.confirm(words.admin, true))) return web;
  return { ...web, ADMIN_TOKEN: newSecret() };
}
