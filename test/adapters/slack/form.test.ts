import { describe, expect, it } from "vitest";
import { drawForm, problemsOf, readForm } from "../../../adapters/slack/form.ts";
import type { Field, Form } from "../../../src/form.ts";
import { refuseView } from "../../rigs/slack/referee.ts";
import { seen } from "./seen.ts";

const named = { label: "Label", required: false };
const options = ["a", "b", "c"].map((value) => ({ value, label: value.toUpperCase() }));
const fields: readonly Field[] = [
  {
    ...named,
    kind: "line",
    name: "hours",
    label: "Hours",
    hint: "A week",
    required: true,
    maxLength: 20,
    value: "10",
  },
  { ...named, kind: "text", name: "question", label: "Question", maxLength: 9_000 },
  { ...named, kind: "pick", name: "goal", label: "Goal", most: 1, options, picked: ["b"] },
  { ...named, kind: "pick", name: "days", label: "Days", most: 7, options, picked: ["a", "c", "gone"] },
  {
    ...named,
    kind: "channels",
    name: "channels",
    label: "Channels",
    most: 25,
    picked: ["slack:T1/C1", "slack:T2/C2"],
  },
];
const form: Form = { id: "profile", title: "Your profile", submit: "Save", fields };
const view = drawForm(form, '{"form":"profile"}', "T1");

describe("a form in Slack", () => {
  it("is a window with what is filled in already", () => {
    expect(refuseView(view)).toEqual([]);
    expect(view.private_metadata).toBe('{"form":"profile"}');
    expect(seen(view.blocks)).toMatchInlineSnapshot(`
      "Hours*: plain_text_input = "10" (A week)
      Question: plain_text_input = ""
      Goal: static_select {A | B | C} = "B"
      Days: multi_static_select {A | B | C} = "A, C"
      Channels: multi_conversations_select = "C1""
    `);
  });
  it("leaves out a pick of nothing, which Slack refuses", () => {
    const empty = drawForm(
      { ...form, fields: [{ ...named, kind: "pick", name: "x", most: 1, options: [], picked: [] }] },
      "",
      "T1",
    );
    expect(empty.blocks).toEqual([]);
  });
  it("tells what was filled in; what was left empty is absent", () => {
    const state = {
      hours: { value: { type: "plain_text_input", value: " 12 " } },
      question: { value: { type: "plain_text_input", value: null } },
      goal: { value: { type: "static_select", selected_option: { value: "c", text: {} } } },
      days: { value: { type: "multi_static_select", selected_options: [{ value: "a" }, { value: "b" }] } },
      channels: { value: { type: "multi_conversations_select", selected_conversations: ["C1", "C2"] } },
      none: { value: { type: "static_select", selected_option: null } },
    };
    expect(readForm(state, "T1")).toEqual({
      hours: "12",
      goal: "c",
      days: "a,b",
      channels: "slack:T1/C1,slack:T1/C2",
    });
    expect(() => readForm({ hours: "12" }, "T1")).toThrow();
  });
  it("says what is wrong under the field it is about, and all else under the first", () => {
    expect(
      problemsOf({ hours: "Too many.", nowhere: "And this.", goal: "No such." }, ["hours", "goal"]),
    ).toEqual({
      hours: "Too many. And this.",
      goal: "No such.",
    });
  });
});
