/** Keeps many questions at once from holding up what is to be said in time. */
export interface Turns {
  /** Resolves when an answer may be worked out: so many at each turn of the event loop, that between them timers run out and
   *  acknowledgements leave. */
  next(): Promise<void>;
  /** Whether so many wait that an answer will take its time. */
  busy(): boolean;
}

/** Five answers take some ten milliseconds, and share one commit of the database. */
const most = 5;

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];
  const release = (): void => {
    for (const go of waiting.splice(0, most)) go();
    if (waiting.length > 0) setImmediate(release);
  };
  return {
    next: () =>
      new Promise((go) => {
        if (waiting.length === 0) setImmediate(release);
        waiting.push(go);
      }),
    busy: () => waiting.length >= most,
  };
}
