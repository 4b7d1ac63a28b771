/** Where a picture is shown: on a light or on a dark background. */
export type Theme = "light" | "dark";

/** Something drawn, and the same in words. */
export interface Drawing {
  /** A whole SVG document for each theme. Its only font is Roboto Condensed, weights 500 and 700. */
  readonly svg: Readonly<Record<Theme, string>>;
  /** What the picture says, in at most 1,000 characters. */
  readonly alt: string;
  /** What the picture says, for a terminal: lines of at most 78 columns, lined up with spaces. */
  readonly text: readonly string[];
}

/** Pixels. A chat shows a picture some 400 to 550 wide, a third of this: 27 here is 9 there. */
export const pictureWidth = 1200;

export const altLimit = 1000;
export const textColumns = 78;
