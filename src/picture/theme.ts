import type { Theme } from "./picture.ts";

/** The colours of one theme. A test holds every text to a contrast of 4.5:1 with what it stands on, and every shape that
 *  means something to 3:1 (WCAG 2.2, 1.4.3 and 1.4.11). */
export interface Palette {
  readonly page: string;
  readonly card: string;
  readonly border: string;
  readonly track: string;
  readonly text: string;
  readonly quiet: string;
  /** What is next. */
  readonly next: string;
  readonly onNext: string;
  readonly done: string;
  readonly onDone: string;
  readonly doneCard: string;
  readonly doing: string;
  readonly doingCard: string;
  /** Bars of a chart: one for each source, in turn. */
  readonly series: readonly string[];
}

export const palettes: Readonly<Record<Theme, Palette>> = {
  light: {
    page: "#f3f5f8",
    card: "#ffffff",
    border: "#c6ccd6",
    track: "#dde2ea",
    text: "#161c27",
    quiet: "#4e5868",
    next: "#2a4bd0",
    onNext: "#ffffff",
    done: "#19773f",
    onDone: "#ffffff",
    doneCard: "#e4f4ea",
    doing: "#9a5a00",
    doingCard: "#fff3dc",
    series: ["#2a4bd0", "#0b7a75", "#a8480a", "#7b3fb5", "#b02a5c", "#4e6b13"],
  },
  dark: {
    page: "#15181e",
    card: "#21252d",
    border: "#454c59",
    track: "#363c47",
    text: "#f2f4f8",
    quiet: "#b0b8c6",
    next: "#9db4ff",
    onNext: "#0d1533",
    done: "#5fd397",
    onDone: "#08200f",
    doneCard: "#1a3226",
    doing: "#ffc15e",
    doingCard: "#3a2e17",
    series: ["#8ea8ff", "#4fd0c8", "#ffab70", "#cf9cf5", "#ff94bb", "#b4d66a"],
  },
};
