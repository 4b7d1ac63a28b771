/** The files of a knowledge folder. `*` stands for any name; every other file is one of a kind. Apart from what they hold, which
 *  takes much to say: answering needs only their names. */
export const filePatterns = [
  "sources.yaml",
  "questions/*.yaml",
  "roadmaps/*.yaml",
  "salaries.yaml",
  "certifications.yaml",
  "glossary.yaml",
  "tips.yaml",
  "vocabulary.yaml",
  "outside.yaml",
] as const;

export type FilePattern = (typeof filePatterns)[number];
