import { formatProblem } from "../errors.ts";
import type { Group } from "../misses/group.ts";
import type { Guess } from "../misses/guess.ts";
import type { MissesView, Row } from "../misses/view.ts";
import { type Block, type Button, paragraph, type Span } from "../reply.ts";
import type { Change } from "../store/store.ts";
import { clean, wordsOf } from "../understand/words.ts";
import type { Decision, Situation } from "./decide.ts";
import { button, labelled } from "./show.ts";
import { missesWording as words } from "./wording-misses.ts";

/** The missed questions, for those who look after the answers. */
export function missesDecision(view: MissesView | undefined, situation: Situation): Decision {
  const changes: readonly Change[] =
    view?.kind === "settled" ? [{ kind: "settled", misses: view.misses, as: view.as }] : [];
  const problems = view?.kind === "draft" ? view.problems : undefined;
  const blocks = view === undefined ? [paragraph(words.noCommunity)] : blocksOf(view, situation);
  return { reply: problems === undefined ? { blocks } : { blocks, problems }, changes };
}

function blocksOf(view: MissesView, situation: Situation): readonly Block[] {
  switch (view.kind) {
    case "closed":
      return [paragraph(closed[view.why])];
    case "list":
      return listBlocks(view, situation);
    case "group":
      return groupBlocks(view, view.mayChange, situation);
    case "gone":
      return [paragraph(words.gone), buttons(toList)];
    case "late":
      return [paragraph(words.late), buttons(toList)];
    case "draft":
      return draftBlocks(view);
    case "proposed":
      return proposedBlocks(view);
    case "refused":
      return [
        paragraph(words.refused),
        { kind: "code", text: view.proposal.problems.slice(0, 10).map(formatProblem).join("\n") },
        buttons(
          ...(view.edit.kind === "topic" ? [button(words.fillIn, formAction(view.group))] : []),
          button(words.cancel, { verb: "miss", id: `show.${view.group.id}` }),
        ),
      ];
    case "settled":
      return [
        paragraph(view.file === undefined ? settled[view.as] : words.applied(view.file)),
        buttons(toList),
      ];
  }
}

const closed = {
  members: words.members,
  "no-community": words.noCommunity,
  operators: words.operatorsOnly,
} as const;

const settled = {
  answered: words.settledAnswered,
  outside: words.settledOutside,
  dismissed: words.dismissed,
} as const;

const buttons = (...pressed: readonly Button[]): Block => ({ kind: "buttons", buttons: pressed });
const toList = button(words.back, { verb: "miss", id: "list.2.0" });
const formAction = ({ id }: Group) => ({ verb: "form", id: `draft.${id}` }) as const;

/** Other people's words, as words: no mention, link or Markdown of theirs is left, and no more than a line. */
export function quoted(text: string, most = 140): string {
  const plain = wordsOf(clean(text)).join(" ");
  return `“${plain.length <= most ? plain : `${plain.slice(0, most).trimEnd()}…`}”`;
}

function listBlocks(
  { rows, least, from, count, everywhere }: MissesView & { readonly kind: "list" },
  situation: Situation,
): Block[] {
  const once = least > 1 ? [button(words.alsoOnce, { verb: "miss", id: "list.1.0" })] : [];
  const next = from + rows.length;
  const heading: Block = { kind: "heading", text: words.heading };
  if (rows.length === 0)
    return [
      heading,
      paragraph(least > 1 ? words.noneTwice : words.none),
      buttons(...(least > 1 ? once : [toList])),
    ];
  return [
    heading,
    paragraph(words.summary(count, least), ...(everywhere ? [] : [` ${words.here}`])),
    {
      kind: "list",
      ordered: false,
      items: rows.map((row): Span[] => [
        { kind: "strong", text: quoted(row.group.text) },
        { kind: "text", text: ` ${askedOf(row.group)} · ${guessOf(row.guessed.guess, situation)}` },
      ]),
    },
    paragraph(words.open),
    {
      kind: "choice",
      options: rows.map(({ group }) =>
        button(quoted(group.text, 70), { verb: "miss", id: `show.${group.id}` }),
      ),
    },
    buttons(
      ...(next < count ? [button(words.more, { verb: "miss", id: `list.${least}.${next}` })] : []),
      ...once,
    ),
  ];
}

const askedOf = ({ times, places }: Group): string => words.asked(times, places);

function guessOf(guess: Guess, { knowledge }: Pick<Situation, "knowledge">): string {
  const title = (id: string): string => knowledge.topic(id)?.title ?? id;
  switch (guess.kind) {
    case "phrasing":
      return words.phrasing(title(guess.topic), guess.confidence);
    case "outside":
      return words.outside;
    case "new":
      return words.new;
    case "answered":
      return words.answered(title(guess.topic));
  }
}

function groupBlocks({ group, guessed, choices }: Row, mayChange: boolean, situation: Situation): Block[] {
  const { id, text, texts, reasons } = group;
  const act = (label: string, what: string): Button => button(label, { verb: "miss", id: `${what}.${id}` });
  const why = [
    ...(reasons.abstained > 0 ? [words.abstained(reasons.abstained)] : []),
    ...(reasons["none-of-these"] > 0 ? [words.noneOfThese(reasons["none-of-these"])] : []),
    ...(reasons["not-helpful"] > 0 ? [words.notHelpful(reasons["not-helpful"])] : []),
  ];
  const topics = choices.map(({ topic, short }) =>
    button(situation.knowledge.topic(topic)?.title ?? topic, { verb: "miss", id: `add.${id}.${short}` }),
  );
  return [
    { kind: "heading", text: words.heading },
    paragraph({ kind: "strong", text: quoted(text) }, ` ${askedOf(group)}`),
    ...(texts.length > 1
      ? [
          labelled(
            words.alsoAsked,
            texts
              .slice(1, 6)
              .map((one) => quoted(one))
              .join(" · "),
          ),
        ]
      : []),
    labelled(words.why, why.join(" · ")),
    labelled(words.guess, guessOf(guessed.guess, situation)),
    ...(mayChange && topics.length > 0
      ? [{ kind: "buttons", label: words.add, buttons: topics } as const]
      : []),
    ...(mayChange ? [] : [paragraph({ kind: "emphasis", text: words.operatorsOnly })]),
    buttons(
      ...(mayChange
        ? [
            button(words.draft, formAction(group)),
            act(words.outOfScope, "outside"),
            act(words.dismiss, "dismiss"),
          ]
        : []),
      toList,
    ),
  ];
}

function draftBlocks({ group, problems }: MissesView & { readonly kind: "draft" }): Block[] {
  if (problems === undefined) return [paragraph(words.noForm(group.id)), buttons(toList)];
  return [
    paragraph(words.mend),
    {
      kind: "list",
      ordered: false,
      items: Object.values(problems).map((one) => [{ kind: "text", text: one }]),
    },
    buttons(button(words.fillIn, formAction(group)), toList),
  ];
}

function proposedBlocks(view: MissesView & { readonly kind: "proposed" }): Block[] {
  const { id, group, edit, proposal, how, again } = view;
  const { file, diff } = proposal;
  const cancel = button(words.cancel, { verb: "miss", id: `show.${group.id}` });
  const code: Block = { kind: "code", text: diff };
  if (how === "patch") {
    const as = edit.kind === "outside" ? "outside" : "answered";
    const done = button(words.done, { verb: "miss", id: `settle.${group.id}.${as}` });
    return [paragraph(words.patch(file)), code, buttons(done, cancel)];
  }
  return [
    paragraph(again ? words.again : words.proposed(file)),
    code,
    paragraph(words.sound),
    buttons(button(words.apply, { verb: "miss", id: `apply.${id}` }), cancel),
  ];
}
