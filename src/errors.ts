/** Settings are missing or wrong. `problems` lists every one at once, each with the way on. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[], options?: ErrorOptions) {
    super(`The settings need attention:\n${problems.map((p) => `  - ${p}`).join("\n")}`, options);
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** One thing wrong in a knowledge file. Lines and columns count from 1. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is wrong, and what to do. */
  readonly message: string;
}

/** The knowledge folder does not hold together. Nothing of it was loaded. */
export class KnowledgeError extends Error {
  readonly problems: readonly Problem[];
  /** Hash of the files as they were read; undefined where there was no folder. */
  readonly version: string | undefined;
  constructor(problems: readonly Problem[], version?: string) {
    super(`The knowledge has ${problems.length} problem(s):\n${problems.map(formatProblem).join("\n")}`);
    this.name = "KnowledgeError";
    this.problems = problems;
    this.version = version;
  }
}

/** `file:line:column: what, and what to do`, as editors and terminals link it. */
export const formatProblem = (p: Problem): string => `${p.file}:${p.line}:${p.column}: ${p.message}`;

/** A message cannot be delivered there, and trying again cannot help. */
export class UnreachableError extends Error {
  /** `gone`: the channel or the person is no more · `forbidden`: no permission · `closed`: they take no direct messages. */
  readonly reason: "gone" | "forbidden" | "closed";
  constructor(reason: UnreachableError["reason"], options?: ErrorOptions) {
    super(`It cannot be delivered there: ${reason}`, options);
    this.name = "UnreachableError";
    this.reason = reason;
  }
}
