import {
  type Curator,
  catalogueOf,
  createSearch,
  KnowledgeError,
  type Listing,
  type Placed,
  type Problem,
  type Search,
} from "../../../src/index.ts";

/** The knowledge to look things up in: what is in use, and where the files on the disk have it. */
export interface Library {
  readonly catalogue: readonly Listing[];
  readonly search: Search;
  /** Undefined for what the files do not have, or not like that. */
  readonly placed: (kind: Placed["kind"], id: string) => Placed | undefined;
  readonly places: readonly Placed[];
  /** What is wrong with the files. */
  readonly problems: readonly Problem[];
}

/** Made once for each version of both. */
export function createLibrary(curator: Curator): () => Promise<Library> {
  let last: { readonly key: string; readonly library: Library } | undefined;
  return async () => {
    const { knowledge } = curator;
    const { version, problems, places } = await surveyed(curator);
    const key = `${knowledge.version} ${version}`;
    if (last?.key === key) return last.library;
    const byId = new Map(places.map((one) => [`${one.kind} ${one.id}`, one]));
    const catalogue = catalogueOf(knowledge);
    const asked = new Map(
      places.flatMap(({ kind, id, phrasings }) => (kind === "topic" ? [[id, phrasings]] : [])),
    );
    const library = {
      catalogue,
      search: createSearch(catalogue, asked),
      placed: (kind: Placed["kind"], id: string) => byId.get(`${kind} ${id}`),
      places,
      problems,
    };
    last = { key, library };
    return library;
  };
}

/** A folder that cannot be opened has nothing in it but that. */
async function surveyed(curator: Curator) {
  try {
    return await curator.survey();
  } catch (error) {
    if (error instanceof KnowledgeError) return { version: "", problems: error.problems, places: [] };
    throw error;
  }
}
