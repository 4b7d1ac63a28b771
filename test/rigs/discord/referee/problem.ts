export type Json = { readonly [key: string]: unknown };
export type Path = readonly (string | number)[];

/** What is said of a value: as Discord codes it, or our own code where Discord's is not known. */
export interface Complaint {
  readonly code: string;
  readonly message: string;
}

/** One thing that is wrong with a body. */
export interface Problem extends Complaint {
  readonly path: Path;
  /** True for what Discord would take and this project does not allow. */
  readonly house?: true;
}

/** Whether it is broken, where below the value at hand, and what to say then. */
export type Rule = readonly [broken: boolean, where: Path, complaint: Complaint];

/** The problems of a value at a path: one for every broken rule. */
export const check = (path: Path, rules: readonly Rule[]): readonly Problem[] =>
  rules
    .filter(([broken]) => broken)
    .map(([, where, complaint]) => ({ ...complaint, path: [...path, ...where] }));

/** `components[0].label: Must be 80 or fewer in length.` */
export function inWords({ path, message }: Problem): string {
  const steps = path.map((step, at) =>
    typeof step === "number" ? `[${step}]` : `${at > 0 ? "." : ""}${step}`,
  );
  return `${steps.join("") || "body"}: ${message}`;
}

interface Branch {
  [key: string]: Branch | readonly Complaint[];
}

/** The `errors` of a 50035 answer: nested by path, the leaves under `_errors`. */
export function errorTree(problems: readonly Problem[]): Json {
  const root: Branch = {};
  for (const { path, code, message } of problems) {
    let here = root;
    for (const step of path.map(String)) {
      const next = here[step];
      const branch: Branch = next === undefined || isLeaf(next) ? {} : next;
      here[step] = branch;
      here = branch;
    }
    const before = here._errors;
    here._errors = [...(before && isLeaf(before) ? before : []), { code, message }];
  }
  return root;
}

const isLeaf = (one: Branch | readonly Complaint[]): one is readonly Complaint[] => Array.isArray(one);
