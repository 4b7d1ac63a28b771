/** What a person types is cut here, in characters: no question needs more. */
export const longestText = 4_000;

/** Removes what carries no question: code blocks, links, mentions, emoji codes, invisible characters, accents. */
export function clean(text: string): string {
  const cut = text.slice(0, longestText);
  return plain.test(cut) && !/www\./i.test(cut) ? cut.toLowerCase() : cleanAll(cut);
}

/** Nine in ten messages hold nothing that has to be cleaned away. */
const plain = /^[a-z0-9 ,.?!'"()&%+#*;_-]*$/i;

function cleanAll(text: string): string {
  return (
    text
      // Before NFKD, which makes a blank of the accent that some keyboards give for an apostrophe.
      .replace(/[’‘´ʼ]/g, "'")
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      // Some single characters stand for a whole line.
      .slice(0, longestText)
      .toLowerCase()
      .replace(/```[\s\S]*?(```|$)/g, " ")
      .replace(/(?:https?:\/\/|\bwww\.)[^\s|>]+/g, " ")
      .replace(/<(?:[@#:!&/]|[at]:)[^>]{0,60}>/g, " ")
      .replace(/(?<!\w):[\w+-]{2,40}:(?!\w)/g, " ")
      // Text copied from a page carries soft hyphens and direction marks inside words.
      .replace(/(?:(?!\u200b)\p{Cf})+/gu, "")
      .replace(/[\p{Cc}\u200b]+/gu, (run) => (run.includes("\n") ? "\n" : " "))
      .replace(/`/g, "'")
  );
}

const wordPattern = /c\+\+|[cf]#|\.net\b|(?:\d+\.(?=\d))?[\p{L}\p{N}]+(?:'[a-z]+)?/gu;

/** The words of a clean text, contractions opened. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  for (const [word] of text.matchAll(wordPattern)) {
    const opened = bare.get(word) ?? (word.includes("'") ? openContraction(word) : undefined);
    if (opened) words.push(...opened);
    else words.push(word);
  }
  return words;
}

const endings: Readonly<Record<string, string>> = {
  re: "are",
  ll: "will",
  ve: "have",
  d: "would",
  m: "am",
  s: "",
};

/** Contractions as typed without their apostrophe. */
const bare: ReadonlyMap<string, readonly string[]> = new Map([
  ["dont", ["do", "not"]],
  ["doesnt", ["does", "not"]],
  ["didnt", ["did", "not"]],
  ["cant", ["can", "not"]],
  ["wont", ["will", "not"]],
  ["isnt", ["is", "not"]],
  ["arent", ["are", "not"]],
  ["havent", ["have", "not"]],
  ["im", ["i", "am"]],
  ["ive", ["i", "have"]],
  ["whats", ["what"]],
  ["thats", ["that"]],
]);

function openContraction(word: string): readonly string[] {
  const apostrophe = word.indexOf("'");
  const [head, tail] = [word.slice(0, apostrophe), word.slice(apostrophe + 1)];
  if (tail === "t") {
    if (head === "won") return ["will", "not"];
    if (head === "ain") return ["is", "not"];
    return [head === "can" ? "can" : head.replace(/n$/, ""), "not"];
  }
  const opened = Object.hasOwn(endings, tail) ? endings[tail] : tail;
  return opened ? [head, opened] : [head];
}
