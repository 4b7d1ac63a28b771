/** How long the courier takes over things, in milliseconds. */
export interface Timing {
  /** How long a claim lasts: well longer than a tip waits for its turn and is sent. After a crash, others wait for it. */
  readonly leaseMs: number;
  /** How long sending may take. */
  readonly sendMs: number;
  /** When what failed is tried again first; not before the attempt is over for sure. */
  readonly retryMs: number;
  /** How long to rest when nothing is due. */
  readonly pollMs: number;
  /** How long a claim waits for its turn, rather than being given back. */
  readonly patienceMs: number;
}

export const usualTiming: Timing = {
  leaseMs: 120_000,
  sendMs: 30_000,
  retryMs: 30_000,
  pollMs: 1_000,
  patienceMs: 10_000,
};
