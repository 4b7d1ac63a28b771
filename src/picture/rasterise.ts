import { Worker } from "node:worker_threads";
import type { Answer, Request } from "./worker.ts";

/** A picture could not be made of an SVG. Words take its place. */
export class PictureError extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(`The picture could not be drawn: ${why}`, options);
    this.name = "PictureError";
  }
}

export interface Rasteriser {
  /** SVG → PNG of the same size in pixels. Throws PictureError. */
  rasterise(svg: string): Promise<Uint8Array>;
  /** Ends the worker. What still waits is refused with PictureError, as is whatever comes later. */
  close(): Promise<void>;
}

export interface Options {
  /** The program of the worker. */
  readonly file?: URL;
  /** Milliseconds a picture may take. */
  readonly patience?: number;
}

/** Draws in a worker thread, one picture after the other, for a picture takes a tenth of a second of computing. The worker
 *  starts with the first picture and stays; when it fails or takes too long, that one picture is refused and the next
 *  gets a new worker. An idle one keeps no process alive. */
export function createRasteriser({ file = workerFile(), patience = 10_000 }: Options = {}): Rasteriser {
  const waiting: Job[] = [];
  let current: Job | undefined;
  let worker: Worker | undefined;
  let closed = false;

  /** Ends the job at hand, hands it out, and goes on with the next. */
  const settle = (end: (job: Job) => void): void => {
    const job = current;
    current = undefined;
    clearTimeout(job?.timer);
    if (job !== undefined) end(job);
    if (waiting.length === 0) worker?.unref();
    else takeNext();
  };
  const giveUp = async (error: PictureError): Promise<void> => {
    const broken = worker;
    worker = undefined;
    settle(({ reject }) => reject(error));
    await broken?.terminate();
  };
  const takeNext = (): void => {
    current = waiting.shift();
    if (current === undefined) return;
    worker ??= startWorker(file, {
      answer: (from, answer) => from === worker && settle((job) => finish(job, answer)),
      end: (from, error) => from === worker && giveUp(error),
    });
    worker.ref();
    worker.postMessage(current.svg satisfies Request);
    current.timer = setTimeout(() => giveUp(new PictureError("it took too long")), patience);
  };

  return {
    rasterise: (svg) =>
      new Promise((resolve, reject) => {
        if (closed) throw new PictureError("the program is ending");
        waiting.push({ svg, resolve, reject, timer: undefined });
        if (current === undefined) takeNext();
      }),
    close: async () => {
      closed = true;
      const ending = new PictureError("the program is ending");
      for (const { reject } of waiting.splice(0)) reject(ending);
      await giveUp(ending);
    },
  };
}

interface Job {
  readonly svg: string;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: PictureError) => void;
  timer: NodeJS.Timeout | undefined;
}

function finish({ resolve, reject }: Job, answer: Answer): void {
  if (answer.kind === "drawn") resolve(answer.png);
  else reject(new PictureError(answer.why));
}

interface Listener {
  answer(from: Worker, answer: Answer): void;
  /** The worker is no more. */
  end(from: Worker, error: PictureError): void;
}

function startWorker(file: URL, { answer, end }: Listener): Worker {
  const worker = new Worker(file);
  worker.on("message", (message: Answer) => answer(worker, message));
  worker.on("error", (cause) => end(worker, new PictureError("the worker failed", { cause })));
  worker.on("exit", (code) => end(worker, new PictureError(`the worker ended with code ${code}`)));
  return worker;
}

const workerFile = (): URL =>
  new URL(import.meta.url.endsWith(".ts") ? "./worker.ts" : "./worker.js", import.meta.url);
